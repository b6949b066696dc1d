import { afterEach, beforeEach, expect, test } from 'vitest'
import { answers, fields, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { insideOf } from '../store/store.ts'
import { backTo } from './testing/backTo.ts'

let kept: TemporaryStore
beforeEach(() => void (kept = temporaryStore()))
afterEach(() => kept.remove())

test('a store of the third version keeps its record, and can hold entries beside it', () => {
  const { formId } = sampleForm(kept)
  kept.store.commit(kept.actors.nurse, { kind: 'form.saved', changes: answers(formId, { 'A/1/A01': '3' }) })
  const other = sampleForm(kept).formId
  backTo(kept.store, 3)
  const store = kept.reopen()
  expect(store.db.prepare('SELECT value FROM item').all()).toEqual([{ value: '{"value":"3"}' }])
  const entry = '00000000-0000-4000-8000-000000000001'
  store.commit(kept.actors.nurse, {
    kind: 'entry.started',
    changes: fields('formEntry', entry, { formId: other, number: 1, person: kept.actors.nurse.id, state: 'open' }),
  })
  expect(store.db.prepare('SELECT form_id, number, state FROM form_entry').all()).toEqual([
    { form_id: other, number: 1, state: 'open' },
  ])
})

test('entries are written through the door only', () => {
  const { writer } = insideOf(kept.store)
  const { formId } = sampleForm(kept)
  const write = `INSERT INTO form_entry VALUES ('e', '${formId}', 1, '${kept.actors.nurse.id}', 'open', 1, 1)`
  expect(() => writer.exec(write)).toThrow('refused')
  expect(() => writer.exec(`INSERT INTO entry_item VALUES ('e', 'A', 1, 'A01', '{}', 1)`)).toThrow('refused')
})
