import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** A hold as its table holds it: an act that has not happened yet waits for the investigator. */
export interface HoldEntry {
  readonly id: string
  readonly subjectId: string
  readonly formId: string | null
  readonly address: string | null
  readonly check: string
  readonly message: string
  readonly status: 'active' | 'lifted'
  /** The last record that touched it: for a lifted one, the lifting. */
  readonly sequence: number
}

const SELECT = /* SQL */ `
SELECT id, subject_id AS subjectId, form_id AS formId, address, check_id AS "check", message, status, sequence FROM hold`

/** The holds of a child, oldest first. */
export function holdsOfSubject(db: ReadableDb, subjectId: string): readonly HoldEntry[] {
  return rowsOf<HoldEntry>(db, `${SELECT} WHERE subject_id = ? ORDER BY created`, subjectId)
}

/** Every hold in force, oldest first. */
export function activeHolds(db: ReadableDb): readonly HoldEntry[] {
  return rowsOf<HoldEntry>(db, `${SELECT} WHERE status = 'active' ORDER BY created`)
}
