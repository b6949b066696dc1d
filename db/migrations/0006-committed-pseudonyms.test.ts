import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyTrail } from '../audit/verify.ts'
import { pseudonymsOf, releaseLine } from '../export/pseudonyms.ts'
import { insideOf } from '../store/store.ts'
import { sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { backTo } from './testing/backTo.ts'

const LINE = releaseLine('A university', 'A paper')

let kept: TemporaryStore
beforeEach(() => {
  kept = temporaryStore()
  sampleForm(kept)
  sampleForm(kept)
})
afterEach(() => kept.remove())

const records = (): number =>
  kept.store.db.prepare<{ n: number }>(`SELECT count(*) AS n FROM audit_record WHERE kind = 'pseudonym.drawn'`).get()
    ?.n ?? 0

/** The store as the fifth version left it: pseudonyms without salts, and a trail that knows nothing of them. */
function asBefore(): void {
  backTo(kept.store, 5)
  const { writer } = insideOf(kept.store)
  const children = writer.prepare<{ id: string }>('SELECT id FROM subject').all()
  children.forEach(({ id }, index) =>
    writer.statement('INSERT INTO pseudonym VALUES (?, ?, ?, ?)').run(LINE, id, `P-${index}`, index + 1),
  )
}

test('what an earlier release drew stays as it is and joins the trail once, at the opening that follows', async () => {
  asBefore()
  kept.store = kept.reopen()
  expect([...pseudonymsOf(kept.store, null, LINE).values()].map(({ pseudonym }) => pseudonym).toSorted()).toEqual([
    'P-0',
    'P-1',
  ])
  expect(records()).toBe(3)
  expect(await verifyTrail(kept.store.db)).toMatchObject({ whole: true })
  kept.store = kept.reopen()
  expect(records()).toBe(3)
})

test('a store that has drawn nothing says nothing', () => {
  backTo(kept.store, 5)
  kept.store = kept.reopen()
  expect(records()).toBe(0)
})

test('pseudonyms are written through the door only', () => {
  const { writer } = insideOf(kept.store)
  const write = `INSERT INTO pseudonym SELECT '${LINE}', id, 'P-1', 12, zeroblob(32) FROM subject LIMIT 1`
  expect(() => writer.exec(write)).toThrow('refused')
})
