import { Refusal } from '../record/refusal.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** A form as its table holds it, with the locks of its visit, child and site taken together. */
export interface FormRow {
  readonly id: string
  readonly subjectId: string
  readonly studyEventId: string | null
  readonly oid: string
  readonly version: string
  readonly repeat: number
  readonly state: 'open' | 'complete'
  readonly onceCompleted: boolean
  readonly notDoneReason: string | null
  readonly observedAt: string | null
  readonly source: 'bedside' | 'transcribed' | 'imported' | null
  readonly struck: boolean
  readonly frozen: boolean
  readonly locked: boolean
  /** First and last audit record that touched the row itself. */
  readonly created: number
  readonly sequence: number
}

const SELECT = /* SQL */ `
SELECT f.id, f.subject_id AS subjectId, f.study_event_id AS studyEventId, f.oid, f.version, f.repeat, f.state,
  coalesce(f.once_completed, 0) AS onceCompleted, f.not_done_reason AS notDoneReason, f.observed_at AS observedAt,
  f.source, coalesce(f.struck, 0) AS struck,
  max(coalesce(f.frozen, 0), coalesce(e.frozen, 0), coalesce(s.frozen, 0), coalesce(t.frozen, 0)) AS frozen,
  max(coalesce(f.locked, 0), coalesce(e.locked, 0), coalesce(s.locked, 0), coalesce(t.locked, 0)) AS locked,
  f.created, f.sequence
FROM form f
JOIN subject s ON s.id = f.subject_id
JOIN site t ON t.id = s.site_id
LEFT JOIN study_event e ON e.id = f.study_event_id`

type Stored = Omit<FormRow, 'onceCompleted' | 'struck' | 'frozen' | 'locked'> & {
  readonly onceCompleted: number
  readonly struck: number
  readonly frozen: number
  readonly locked: number
}

const fromStored = (row: Stored): FormRow => ({
  ...row,
  onceCompleted: row.onceCompleted === 1,
  struck: row.struck === 1,
  frozen: row.frozen === 1,
  locked: row.locked === 1,
})

/** One form. Throws a Refusal 'notFound' when the record has no such form. */
export function formRow(db: ReadableDb, formId: string): FormRow {
  const [row] = rowsOf<Stored>(db, `${SELECT} WHERE f.id = ?`, formId)
  if (!row) throw new Refusal('notFound', 'This form is not in the record.')
  return fromStored(row)
}

/** Every form of a child, struck log rows included, in the order in which they were started. */
export function formRowsOf(db: ReadableDb, subjectId: string): readonly FormRow[] {
  return rowsOf<Stored>(db, `${SELECT} WHERE f.subject_id = ? ORDER BY f.created`, subjectId).map(fromStored)
}
