import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDraftItems } from '../drafts/draft.ts'
import { keepDraft } from '../drafts/keep.ts'
import { backTo } from './testing/backTo.ts'
import { sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'

let kept: TemporaryStore
beforeEach(() => void (kept = temporaryStore()))
afterEach(() => kept.remove())

test('a draft of the second version keeps its answers, each as given alone', () => {
  const { formId } = sampleForm(kept)
  const items = [{ entity: 'item', address: 'A/1/A01', answer: { value: '3' } }] as const
  keepDraft(kept.store, kept.actors.nurse, { formId, base: 0, items })
  backTo(kept.store, 2)
  const store = kept.reopen()
  expect(readDraftItems(store.db, formId)).toMatchObject([
    { address: 'A/1/A01', answer: { value: '3' }, mode: 'single' },
  ])
})
