import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** A query as its table holds it. */
export interface QueryEntry {
  readonly id: string
  readonly subjectId: string | null
  readonly formId: string | null
  readonly address: string | null
  readonly text: string
  readonly status: 'open' | 'answered' | 'closed' | 'cancelled'
  readonly origin: 'manual' | 'check'
  readonly check: string | null
  readonly assigneeRole: string | null
  readonly created: number
}

const SELECT = /* SQL */ `
SELECT id, subject_id AS subjectId, form_id AS formId, address, text, status, origin, check_id AS "check",
  assignee_role AS assigneeRole, created FROM query`

/** The queries of a form, oldest first. */
export function queriesOfForm(db: ReadableDb, formId: string): readonly QueryEntry[] {
  return rowsOf<QueryEntry>(db, `${SELECT} WHERE form_id = ? ORDER BY created`, formId)
}

/** Every query that is open or answered, oldest first. */
export function waitingQueries(db: ReadableDb): readonly QueryEntry[] {
  return rowsOf<QueryEntry>(db, `${SELECT} WHERE status IN ('open', 'answered') ORDER BY created`)
}

/** The queries of a child that wait, oldest first. */
export function queriesOfSubject(db: ReadableDb, subjectId: string): readonly QueryEntry[] {
  const sql = `${SELECT} WHERE subject_id = ? AND status IN ('open', 'answered') ORDER BY created`
  return rowsOf<QueryEntry>(db, sql, subjectId)
}
