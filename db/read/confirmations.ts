import type { Confirmation } from '../../shared/form/record.ts'
import type { ReadableDb } from '../store/database.ts'
import { localTime } from './readContext.ts'
import { rowsOf } from './query.ts'

/** A confirmation and the last record it could know of: what changed after it is not confirmed. */
export interface StoredConfirmation extends Confirmation {
  readonly sequence: number
}

interface Row {
  readonly formId: string
  readonly address: string | null
  readonly check: string
  readonly comment: string
  readonly sequence: number
  readonly name: string | null
  readonly time: string
  readonly offset: string
}

const SQL = /* SQL */ `
SELECT c.form_id AS formId, c.address, c.check_id AS "check", c.comment, c.confirmed_sequence AS sequence,
  json_extract(a.bytes, '$.user.name') AS name, a.time, json_extract(a.bytes, '$.offset') AS offset
FROM check_confirmation c JOIN audit_record a ON a.sequence = c.sequence
WHERE c.status = 'confirmed' AND c.form_id IN (SELECT id FROM form WHERE subject_id = ?)
ORDER BY c.sequence`

/** The confirmations of a child's forms by form id, oldest first. */
export function confirmationsOfSubject(
  db: ReadableDb,
  subjectId: string,
): ReadonlyMap<string, readonly StoredConfirmation[]> {
  const byForm = new Map<string, StoredConfirmation[]>()
  for (const { formId, name, time, offset, ...row } of rowsOf<Row>(db, SQL, subjectId)) {
    const list = byForm.get(formId) ?? []
    byForm.set(formId, list)
    list.push({ ...row, by: name ?? '', at: localTime(time, offset) })
  }
  return byForm
}
