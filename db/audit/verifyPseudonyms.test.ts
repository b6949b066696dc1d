import { afterEach, beforeEach, expect, test } from 'vitest'
import { pseudonymsOf, releaseLine } from '../export/pseudonyms.ts'
import { addPlantedChild } from '../export/testing/plantedStore.ts'
import { insideOf } from '../store/store.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { verifyTrail } from './verify.ts'

const LINE = releaseLine('A university', 'A paper')
const OTHER = releaseLine('Another university', 'A paper')

let kept: TemporaryStore
beforeEach(() => {
  kept = temporaryStore()
  addPlantedChild(kept, 1)
  addPlantedChild(kept, 2)
  pseudonymsOf(kept.store, kept.actors.coordinator, LINE)
})
afterEach(() => kept.remove())

/** Somebody with the key in hand. */
function tamper(sql: string): void {
  const { writer } = insideOf(kept.store)
  const triggers = writer.prepare<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) writer.exec(`DROP TRIGGER "${name}"`)
  writer.exec(sql)
}

const problems = async () => (await verifyTrail(kept.store.db)).findings.map(({ problem }) => problem)
const trail = () =>
  kept.store.db.prepare<{ bytes: string }>(`SELECT bytes FROM audit_record WHERE kind = 'pseudonym.drawn'`).all()

test('R08: pseudonyms that nobody touched are in order; a child that comes later is drawn once more, and no other', async () => {
  const before = pseudonymsOf(kept.store, null, LINE)
  expect(trail()).toHaveLength(3)
  addPlantedChild(kept, 3)
  const after = pseudonymsOf(kept.store, null, LINE)
  expect([...after].filter(([id]) => before.has(id))).toEqual(expect.arrayContaining([...before]))
  expect(after.size).toBe(3)
  pseudonymsOf(kept.store, null, OTHER)
  expect(await problems()).toEqual([])
})

test('the trail names neither pseudonym nor offset, and stands at no child', () => {
  const drawn = pseudonymsOf(kept.store, null, LINE)
  const bytes = trail().map((record) => record.bytes)
  for (const { pseudonym } of drawn.values()) for (const each of bytes) expect(each).not.toContain(pseudonym)
  for (const each of bytes) expect(JSON.parse(each)).toMatchObject({ subject: null, entity: null, new: null })
  expect(kept.store.db.prepare(`SELECT 1 FROM audit_value WHERE new_value LIKE '%P-%'`).all()).toEqual([])
})

test.each([
  ['an altered pseudonym', `UPDATE pseudonym SET pseudonym = 'P-000000' WHERE rowid_of = 1`, ['currentAltered']],
  ['an altered offset', `UPDATE pseudonym SET day_offset = -day_offset WHERE rowid_of = 1`, ['currentAltered']],
  ['another salt', `UPDATE pseudonym SET salt = zeroblob(32) WHERE rowid_of = 1`, ['currentAltered']],
  ['a salt that is gone', `UPDATE pseudonym SET salt = NULL WHERE rowid_of = 1`, ['currentAltered']],
  ['a deleted pseudonym', `DELETE FROM pseudonym WHERE rowid_of = 1`, ['currentMissing']],
  [
    'a pseudonym of another line',
    `UPDATE pseudonym SET release_line = '${OTHER}' WHERE rowid_of = 1`,
    ['currentExtra', 'currentMissing'],
  ],
])('R08: %s is found', async (_name, sql, found) => {
  tamper(sql.replace('rowid_of = 1', 'subject_id = (SELECT min(subject_id) FROM pseudonym)'))
  expect((await problems()).toSorted()).toEqual(found)
})

test('R08: two children whose pseudonyms were exchanged are found, also with their offsets and salts', async () => {
  // A third child's place for the time of the exchange, as the table refuses the same child twice in a line.
  tamper(`PRAGMA foreign_keys = OFF;
    UPDATE pseudonym SET subject_id = 'x' WHERE subject_id = (SELECT min(subject_id) FROM pseudonym);
    UPDATE pseudonym SET subject_id = (SELECT min(id) FROM subject) WHERE subject_id <> 'x';
    UPDATE pseudonym SET subject_id = (SELECT max(id) FROM subject) WHERE subject_id = 'x'`)
  expect(await problems()).toEqual(['currentAltered', 'currentAltered'])
})

test('R08: a second drawing of the same child, recorded or not, is found', async () => {
  tamper('DELETE FROM pseudonym')
  pseudonymsOf(kept.store, null, LINE)
  expect(await problems()).toEqual(expect.arrayContaining(['currentMissing', 'currentAltered']))
})
