import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'
import { localTime } from './readContext.ts'

const SQL = /* SQL */ `
SELECT form_id AS formId, time, json_extract(bytes, '$.offset') AS offset FROM audit_record
WHERE sequence IN (
  SELECT min(a.sequence) FROM form f JOIN audit_record a ON a.form_id = f.id
  WHERE f.subject_id = ? AND f.study_event_id IS NULL AND a.kind IN ('form.saved', 'form.completed', 'import.made')
  GROUP BY f.id)`

/** When each row of a child's running logs first became record, local time by form id: reporting times count from it. */
export function savedTimes(db: ReadableDb, subjectId: string): ReadonlyMap<string, string> {
  return new Map(
    rowsOf<{ formId: string; time: string; offset: string }>(db, SQL, subjectId).map(({ formId, time, offset }) => [
      formId,
      localTime(time, offset),
    ]),
  )
}
