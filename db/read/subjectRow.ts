import { Refusal } from '../record/refusal.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowOf, rowsOf } from './query.ts'

/** A child as its table holds it. */
export interface SubjectEntry {
  readonly id: string
  readonly siteId: string
  readonly siteCode: string
  readonly code: string
  readonly status: string
}

const SELECT = /* SQL */ `
SELECT s.id, s.site_id AS siteId, t.code AS siteCode, s.code, s.status FROM subject s JOIN site t ON t.id = s.site_id`

/** Every child of the installation, by code. */
export function subjectsOf(db: ReadableDb): readonly SubjectEntry[] {
  return rowsOf<SubjectEntry>(db, `${SELECT} ORDER BY s.code`)
}

/** One child. Throws a Refusal 'notFound' when the record has no such child. */
export function subjectEntry(db: ReadableDb, subjectId: string): SubjectEntry {
  const row = rowOf<SubjectEntry>(db, `${SELECT} WHERE s.id = ?`, subjectId)
  if (!row) throw new Refusal('notFound', 'This child is not in the record.')
  return row
}
