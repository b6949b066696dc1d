import { afterEach, beforeEach, expect, test } from 'vitest'
import { answers, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { insideOf } from '../store/store.ts'
import { backTo } from './testing/backTo.ts'

let kept: TemporaryStore
beforeEach(() => void (kept = temporaryStore()))
afterEach(() => kept.remove())

test('a store of the sixth version keeps its record, and can hold struck rows beside it', () => {
  const { formId } = sampleForm(kept)
  kept.store.commit(kept.actors.nurse, { kind: 'form.saved', changes: answers(formId, { 'A/2/A01': '3' }) })
  backTo(kept.store, 6)
  const store = kept.reopen()
  expect(store.db.prepare('SELECT value FROM item').all()).toEqual([{ value: '{"value":"3"}' }])
  store.commit(kept.actors.nurse, {
    kind: 'row.struck',
    form: formId,
    reason: 'Never happened',
    changes: [{ entity: 'struckRow', id: formId, field: 'A/2', value: true }],
  })
  expect(store.db.prepare('SELECT item_group, repeat, value FROM struck_row').all()).toEqual([
    { item_group: 'A', repeat: 2, value: 'true' },
  ])
})

test('a row is struck through the door only', () => {
  const { writer } = insideOf(kept.store)
  const { formId } = sampleForm(kept)
  expect(() => writer.exec(`INSERT INTO struck_row VALUES ('${formId}', 'A', 1, 'true', 1)`)).toThrow('refused')
})
