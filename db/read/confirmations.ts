import { parseAddressKey } from '../../shared/form/address.ts'
import type { Confirmation } from '../../shared/form/record.ts'
import type { Role } from '../../shared/roles.ts'
import type { ReadableDb } from '../store/database.ts'
import { localTime } from './readContext.ts'
import { isIdentityItem, wordsAboutIdentity } from './identityItem.ts'
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
  readonly oid: string
  readonly version: string
  readonly name: string | null
  readonly role: Role | null
  readonly time: string
  readonly offset: string
}

const SQL = /* SQL */ `
SELECT c.form_id AS formId, c.address, c.check_id AS "check", c.comment, c.confirmed_sequence AS sequence,
  f.oid, f.version, json_extract(a.bytes, '$.user.name') AS name, a.user_role AS role, a.time, json_extract(a.bytes, '$.offset') AS offset
FROM check_confirmation c JOIN audit_record a ON a.sequence = c.sequence
JOIN form f ON f.id = c.form_id
WHERE c.status = 'confirmed' AND f.subject_id = ?
ORDER BY c.sequence`

/**
 * The confirmations of a child's forms by form id, oldest first. With a reader, a comment on an identity item is masked for whoever
 * may not see the item, as it may name it (design 5, R40).
 */
export function confirmationsOfSubject(
  db: ReadableDb,
  subjectId: string,
  reader: Role | null = null,
): ReadonlyMap<string, readonly StoredConfirmation[]> {
  const byForm = new Map<string, StoredConfirmation[]>()
  for (const { formId, oid, version, name, role, time, offset, ...row } of rowsOf<Row>(db, SQL, subjectId)) {
    const isIdentity = row.address !== null && isIdentityItem(oid, version, parseAddressKey(row.address))
    const comment = isIdentity && reader !== null ? wordsAboutIdentity(row.comment, role, reader) : row.comment
    const list = byForm.get(formId) ?? []
    byForm.set(formId, list)
    list.push({ ...row, comment, by: name ?? '', at: localTime(time, offset) })
  }
  return byForm
}
