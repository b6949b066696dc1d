import { IS_CONTENT } from '../record/content.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

const SINCE = /* SQL */ `
SELECT f.value AS id, (
  SELECT a.sequence FROM audit_record a WHERE a.form_id = f.value AND a.sequence > ? AND ${IS_CONTENT}
  ORDER BY a.sequence DESC LIMIT 1) AS sequence
FROM json_each(?) f`

/**
 * The last record that changed the content of each of these forms, by form id, of those changed after `since`. From the trail and
 * not from the values: an answer that was cleared has none left to tell of it (R32).
 */
export function contentChangesSince(
  db: ReadableDb,
  forms: readonly string[],
  since: number,
): ReadonlyMap<string, number> {
  const rows = rowsOf<{ id: string; sequence: number | null }>(db, SINCE, since, JSON.stringify(forms))
  return new Map(rows.flatMap(({ id, sequence }) => (sequence === null ? [] : [[id, sequence] as const])))
}
