import { afterEach, beforeEach, expect, test } from 'vitest'
import { enter, enteredTwice, gmfcsAnswers, type EnteredTwice } from '../entries/testing/twice.ts'
import { insideOf } from '../store/store.ts'
import { verifyTrail } from './verify.ts'

let twice: EnteredTwice
beforeEach(() => {
  twice = enteredTwice()
  enter(twice.first, twice.formId, gmfcsAnswers(twice, 'II'))
})
afterEach(() => twice.site.remove())

/** Somebody with the key in hand. */
function tamper(sql: string): void {
  const { writer } = insideOf(twice.site.store)
  const triggers = writer.prepare<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) writer.exec(`DROP TRIGGER "${name}"`)
  writer.exec('PRAGMA foreign_keys = OFF')
  writer.exec(sql)
}

test('R08: nothing is found in an entry that nobody touched', async () => {
  expect(await verifyTrail(twice.site.store.db)).toMatchObject({ whole: true, findings: [] })
})

test.each([
  ['an edited answer', `UPDATE entry_item SET value = '{"value":"V"}' WHERE item = 'GMFCS'`, 'currentAltered'],
  ['a deleted answer', `DELETE FROM entry_item WHERE item = 'GMFCS'`, 'currentMissing'],
  ['an answer moved to another item', `UPDATE entry_item SET item = 'X' WHERE item = 'GMFCS'`, 'currentExtra'],
  ['an entry opened again', `UPDATE form_entry SET state = 'open'`, 'currentAltered'],
  ['an entry given to somebody else', `UPDATE form_entry SET person = (SELECT max(id) FROM user)`, 'currentAltered'],
  ['a first entry made the second', `UPDATE form_entry SET number = 2`, 'currentAltered'],
  ['a deleted entry', `DELETE FROM form_entry`, 'currentMissing'],
])('R08: %s of a form entered twice is found', async (_name, sql, problem) => {
  tamper(sql.replace('max(id) FROM user', `max(id) FROM user WHERE id <> '${twice.first.person.id}'`))
  const { whole, findings } = await verifyTrail(twice.site.store.db)
  expect(whole).toBe(false)
  expect(findings.map((finding) => finding.problem)).toContain(problem)
})
