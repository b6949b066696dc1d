import { SERIOUSNESS_CRITERIA } from '../../shared/instruments/adverseEvents.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'
import { localTime } from './readContext.ts'

const RECORDED = /* SQL */ `
SELECT min(a.time, coalesce(json_extract(a.bytes, '$.entered'), a.time)) AS time, json_extract(a.bytes, '$.offset') AS offset
FROM item i JOIN audit_record a ON a.sequence = i.sequence
WHERE i.form_id = ? AND i.item IN (SELECT value FROM json_each(?)) AND i.value ->> '$.value' = 'Y'`

const DRAFTED = /* SQL */ `
SELECT d.first_kept_at AS time,
  (SELECT json_extract(bytes, '$.offset') FROM audit_record ORDER BY sequence DESC LIMIT 1) AS offset
FROM draft_item d
WHERE d.form_id = ? AND d.answer ->> '$.value' = 'Y'
  AND EXISTS (SELECT 1 FROM json_each(?) WHERE d.address LIKE '%/' || value)`

/**
 * When somebody first typed what makes an adverse event serious, local time; undefined while nothing does. The 24 hours to the
 * report count from it (EC106): an event that turns serious on its third day is not late on its second.
 * What was imported counts from its first entry elsewhere (R17), never from an hour after the import.
 */
export function seriousSince(db: ReadableDb, formId: string): string | undefined {
  const criteria = JSON.stringify(SERIOUSNESS_CRITERIA)
  const found = [RECORDED, DRAFTED].flatMap((sql) =>
    rowsOf<{ time: string; offset: string }>(db, sql, formId, criteria),
  )
  const first = found.toSorted((a, b) => (a.time < b.time ? -1 : 1))[0]
  return first && localTime(first.time, first.offset)
}
