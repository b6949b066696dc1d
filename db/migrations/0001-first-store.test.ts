import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWritable } from '../store/open.ts'
import type { WritableDb } from '../store/database.ts'
import { migration0001 } from './0001-first-store.ts'
import { migrate } from './migrate.ts'

let folder: string
let db: WritableDb
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trialbook-'))
  db = openWritable({ path: join(folder, 'test.db'), key: randomBytes(32), mode: 'create' })
  migrate(db, () => {}, [migration0001])
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const planOf = (sql: string) =>
  db
    .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => detail)
    .join('; ')

test.each([
  ['the trail of one item', `SELECT * FROM audit_record WHERE entity_id = 'f' AND field = 'A/1/B'`, 'audit_by_thing'],
  [
    'the trail of a form',
    `SELECT * FROM audit_record WHERE form_id = 'f' ORDER BY sequence DESC LIMIT 50`,
    'audit_by_form',
  ],
  [
    'the trail of a child',
    `SELECT * FROM audit_record WHERE subject_id = 's' ORDER BY sequence DESC`,
    'audit_by_subject',
  ],
  ['what a person did', `SELECT * FROM audit_record WHERE user_id = 'u'`, 'audit_by_user'],
  ['what happened on a day', `SELECT * FROM audit_record WHERE time >= 'a' AND time < 'b'`, 'audit_by_time'],
  ['acts of one kind', `SELECT * FROM audit_record WHERE kind = 'k'`, 'audit_by_kind'],
  ['open queries', `SELECT * FROM query WHERE status = 'open'`, 'query_by_status'],
  ['the items of a form', `SELECT * FROM item WHERE form_id = 'f'`, 'PRIMARY KEY'],
])('%s are found by an index', (_, sql, index) => {
  expect(planOf(sql)).toContain(index)
  expect(planOf(sql)).not.toContain('TEMP B-TREE')
})

test('two forms cannot stand in one place, nor two children under one code, nor two users under one name', () => {
  const unique = db
    .prepare<{ name: string; tbl_name: string }>(
      `SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND (sql LIKE 'CREATE UNIQUE%' OR name LIKE 'sqlite_autoindex_user%')`,
    )
    .all()
    .map(({ tbl_name }) => tbl_name)
  expect(unique).toEqual(expect.arrayContaining(['form', 'subject', 'study_event', 'user']))
})
