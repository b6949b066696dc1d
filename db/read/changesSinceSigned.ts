import { parseAddressKey } from '../../shared/form/address.ts'
import type { ChangeSinceSigned } from '../../shared/ipc/views/signatures.ts'
import { IS_CONTENT } from '../record/content.ts'
import { refuse } from '../record/refusal.ts'
import { valueText } from './auditValue.ts'
import { hiddenParts, type Part } from './aboutIdentity.ts'
import { rowOf, rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { MASK } from './visibleName.ts'

interface Row {
  readonly sequence: number
  readonly time: string
  readonly by: string | null
  readonly formId: string | null
  readonly form: string | null
  readonly writer: string | null
  readonly entity: string
  readonly field: string
  readonly old: string | null
  readonly new: string | null
  readonly reason: string | null
}

const CHANGES = /* SQL */ `
SELECT a.sequence, a.time, a.bytes ->> '$.user.name' AS "by", a.user_role AS writer, a.form_id AS formId, f.oid AS form, a.entity,
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
  const hiddenOf = hiddenParts(db, person.role)
  return rowsOf<Row>(db, CHANGES, subjectId, sequence, scope, target, target).map((row) => {
    const address = ITEMS.includes(row.entity) ? parseAddressKey(row.field) : null
    const hidden = hiddenOf({ ...row, entityId: row.formId }, row.writer)
    const shown = (part: Part) => (row[part] !== null && hidden.has(part) ? MASK : valueText(row[part]))
    return {
      sequence: row.sequence,
      time: row.time,
      by: row.by ?? 'Trialbook',
      formId: row.formId,
      form: row.form,
      address,
      field: row.field,
      old: shown('old'),
      new: shown('new'),
      reason: shown('reason'),
    }
  })
}
