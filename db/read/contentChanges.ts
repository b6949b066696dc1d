import { IS_CONTENT } from '../record/content.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

const SINCE = /* SQL */ `
SELECT form_id AS id, max(sequence) AS sequence FROM audit_record
WHERE subject_id = ? AND sequence > ? AND form_id IS NOT NULL AND ${IS_CONTENT} GROUP BY form_id`

/**
 * The last record that changed the content of each form of a child, by form id, of those changed after `since`. From the trail and
 * not from the values: an answer that was cleared has none left to tell of it (R32).
 */
export function contentChangesSince(db: ReadableDb, subjectId: string, since: number): ReadonlyMap<string, number> {
  const rows = rowsOf<{ id: string; sequence: number }>(db, SINCE, subjectId, since)
  return new Map(rows.map(({ id, sequence }) => [id, sequence]))
}
