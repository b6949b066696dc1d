import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'
import { localTime } from './readContext.ts'

/* An import says when its rows were first entered where they come from; an hour that was not yet does not count. */
const SQL = /* SQL */ `
SELECT a.form_id AS formId, json_extract(a.bytes, '$.offset') AS offset, min(a.time, coalesce((
  SELECT min(json_extract(i.bytes, '$.entered')) FROM audit_record i
  WHERE i.form_id = a.form_id AND i.kind = 'import.made' AND json_extract(i.bytes, '$.act') = json_extract(a.bytes, '$.act')
), a.time)) AS time
FROM form f JOIN audit_record a ON a.sequence = (
  SELECT sequence FROM audit_record WHERE form_id = f.id AND +kind IN ('form.saved', 'form.completed', 'import.made')
  ORDER BY sequence LIMIT 1)
WHERE f.subject_id = ? AND f.study_event_id IS NULL`

/**
 * When each row of a child's running logs first became record, local time by form id: reporting times count from it. Of a row that
 * was imported it is the hour of its first entry in the system it comes from (R17), where the file tells it.
 */
export function savedTimes(db: ReadableDb, subjectId: string): ReadonlyMap<string, string> {
  return new Map(
    rowsOf<{ formId: string; time: string; offset: string }>(db, SQL, subjectId).map(({ formId, time, offset }) => [
      formId,
      localTime(time, offset),
    ]),
  )
}
