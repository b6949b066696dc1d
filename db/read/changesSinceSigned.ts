import { parseAddressKey } from '../../shared/form/address.ts'
import type { ChangeSinceSigned } from '../../shared/ipc/views/signatures.ts'
import { IS_CONTENT } from '../record/content.ts'
import { refuse } from '../record/refusal.ts'
import { valueText } from './auditValue.ts'
import { isIdentityItem } from './identityItem.ts'
import { rowOf, rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { identitySight, MASK } from './visibleName.ts'

interface Row {
  readonly sequence: number
  readonly time: string
  readonly by: string | null
  readonly formId: string | null
  readonly form: string | null
  readonly version: string | null
  readonly entity: string
  readonly field: string
  readonly old: string | null
  readonly new: string | null
  readonly reason: string | null
}

const CHANGES = /* SQL */ `
SELECT a.sequence, a.time, a.bytes ->> '$.user.name' AS "by", a.form_id AS formId, f.oid AS form, f.version, a.entity,
  a.field, v.old_value AS old, v.new_value AS new, v.reason
FROM (SELECT * FROM audit_record WHERE subject_id = ? AND sequence > ? AND ${IS_CONTENT}) a
LEFT JOIN audit_value v ON v.sequence = a.sequence LEFT JOIN form f ON f.id = a.form_id
WHERE CASE ? WHEN 'form' THEN a.form_id = ? WHEN 'studyEvent' THEN a.study_event_id = ? ELSE TRUE END
ORDER BY a.sequence`

interface Signed {
  readonly scope: string
  readonly subjectId: string
  readonly target: string
  readonly sequence: number
}
const SIGNED = /* SQL */ `
SELECT scope, subject_id AS subjectId, signed_sequence AS sequence,
  CASE scope WHEN 'form' THEN form_id WHEN 'studyEvent' THEN study_event_id ELSE subject_id END AS target
FROM signature WHERE id = ?`

const ITEMS = ['item', 'identityItem', 'calculatedItem']

/** What has changed of what a signature stands for, oldest first (R32). Identity is masked by role. Throws 'notFound'. */
export function changesSinceSigned({ db, person }: ReadContext, signatureId: string): readonly ChangeSinceSigned[] {
  const signed = rowOf<Signed>(db, SIGNED, signatureId)
  if (!signed) throw refuse.notFound()
  const { subjectId, sequence, scope, target } = signed
  const seesIdentity = identitySight(person.role) === 'seen'
  return rowsOf<Row>(db, CHANGES, subjectId, sequence, scope, target, target).map((row) => {
    const address = ITEMS.includes(row.entity) ? parseAddressKey(row.field) : null
    const isIdentity =
      row.entity === 'identityItem' ||
      (address !== null && row.form !== null && row.version !== null && isIdentityItem(row.form, row.version, address))
    const shown = (text: string | null) => (text !== null && isIdentity && !seesIdentity ? MASK : valueText(text))
    return {
      sequence: row.sequence,
      time: row.time,
      by: row.by ?? 'Trialbook',
      formId: row.formId,
      form: row.form,
      address,
      field: row.field,
      old: shown(row.old),
      new: shown(row.new),
      reason: valueText(row.reason),
    }
  })
}
