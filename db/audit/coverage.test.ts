import { afterEach, beforeEach, expect, test } from 'vitest'
import { insideOf } from '../store/store.ts'
import { sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { ENTITIES } from '../record/entities.ts'
import { verifyTrail } from './verify.ts'

/** Every table of the store, and what verification holds it against. A new table has to say so here, and be found in. */
const HELD_AGAINST = {
  site: 'the replay',
  user: 'the replay',
  setting: 'the replay',
  subject: 'the replay',
  study_event: 'the replay',
  form: 'the replay',
  item: 'the replay',
  identity_item: 'the replay',
  calculated_item: 'the replay',
  struck_row: 'the replay',
  form_entry: 'the replay',
  entry_item: 'the replay',
  check_confirmation: 'the replay',
  query: 'the replay',
  query_message: 'the replay',
  verification: 'the replay',
  audit_review: 'the replay',
  signature: 'the replay',
  hold: 'the replay',
  pseudonym: 'its commitment in the trail',
  audit_value: 'its commitment in the trail',
  audit_record: 'the chain of hashes',
  signed_head: 'the key of the installation',
  installation_key: 'the signature of every head',
} as const

/** What is no record: nothing of it is shown as one, and none of it leaves the laptop. docs/security.md says so. */
const OUTSIDE = {
  draft: 'not in the trail until it is saved',
  draft_item: 'not in the trail until it is saved',
  preference: 'how people like their screen',
  meta: 'facts of the file: version of the study, generation of the key',
  door: 'empty but inside a write',
} as const

let kept: TemporaryStore
beforeEach(() => {
  kept = temporaryStore()
  sampleForm(kept)
})
afterEach(() => kept.remove())

/** Somebody with the key in hand, past every trigger and check. */
function tamper(sql: string): void {
  const { writer } = insideOf(kept.store)
  const triggers = writer.prepare<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) writer.exec(`DROP TRIGGER "${name}"`)
  writer.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')
  writer.exec(sql)
}

/** A row that nobody wrote through the door. */
function strayRow(table: string): string {
  const columns = kept.store.db
    .prepare<{ name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`)
    .all()
  const values = columns.map(({ type }) => (type === 'INTEGER' ? '77' : type === 'BLOB' ? 'zeroblob(32)' : `'x'`))
  return `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`
}

test('R08: verification covers every table of the store, or says why it does not', () => {
  const tables = kept.store.db
    .prepare<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map(({ name }) => name)
  expect(tables.toSorted()).toEqual([...Object.keys(HELD_AGAINST), ...Object.keys(OUTSIDE)].toSorted())
})

test('R08: every thing the record is made of stands in the list', () => {
  for (const { table } of Object.values(ENTITIES)) expect(HELD_AGAINST).toHaveProperty(table, 'the replay')
})

test.each(Object.keys(HELD_AGAINST).filter((table) => table !== 'audit_record' && table !== 'installation_key'))(
  'R08: a row added to “%s” past the door is found',
  async (table) => {
    expect((await verifyTrail(kept.store.db)).whole).toBe(true)
    tamper(strayRow(table))
    expect((await verifyTrail(kept.store.db)).findings).not.toEqual([])
  },
)

test('R08: a record added to the trail, and another key, are found', async () => {
  tamper(
    `INSERT INTO audit_record (sequence, bytes, hash) SELECT 7777, bytes, hash FROM audit_record WHERE sequence = 1`,
  )
  expect((await verifyTrail(kept.store.db)).findings.map(({ problem }) => problem)).toContain('gap')
  tamper(`DELETE FROM audit_record WHERE sequence = 7777`)
  expect((await verifyTrail(kept.store.db)).whole).toBe(true)
  const other = temporaryStore()
  const { public_key: key } = other.store.db
    .prepare<{ public_key: Buffer }>('SELECT public_key FROM installation_key')
    .get()!
  other.remove()
  tamper(`UPDATE installation_key SET public_key = x'${key.toString('hex')}'`)
  expect((await verifyTrail(kept.store.db)).findings.map(({ problem }) => problem)).toContain('headSignature')
})
