import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** A study event as its table holds it. It has a row once somebody planned, dated, missed or opened it. */
export interface VisitRecord {
  readonly id: string
  readonly subjectId: string
  readonly oid: string
  readonly repeat: number
  readonly status: 'planned' | 'occurred' | 'missed' | 'cancelled'
  readonly plannedDate: string | null
  readonly actualDate: string | null
  readonly missedReason: string | null
}

const SELECT = /* SQL */ `
SELECT id, subject_id AS subjectId, oid, repeat, status, planned_date AS plannedDate, actual_date AS actualDate,
  missed_reason AS missedReason FROM study_event`

/** The visits of a child that have a row. */
export function visitsOf(db: ReadableDb, subjectId: string): readonly VisitRecord[] {
  return rowsOf<VisitRecord>(db, `${SELECT} WHERE subject_id = ? ORDER BY created`, subjectId)
}

/** One visit of a child, or undefined while nobody touched it. */
export function visitAt(db: ReadableDb, subjectId: string, oid: string, repeat: number): VisitRecord | undefined {
  return rowsOf<VisitRecord>(db, `${SELECT} WHERE subject_id = ? AND oid = ? AND repeat = ?`, subjectId, oid, repeat)[0]
}
