import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import { findItem } from '../../shared/form/items.ts'
import type { ItemHistoryEntry } from '../../shared/ipc/views/form.ts'
import { entriesSeen } from '../entries/sight.ts'
import { hiddenParts, type Part } from './aboutIdentity.ts'
import { answerIn } from './auditValue.ts'
import { formRow } from './formRow.ts'
import { rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { identitySight, MASK } from './visibleName.ts'
import { definitionOfRow } from './workingForm.ts'

interface Row {
  readonly sequence: number
  readonly bytes: string
  readonly entity: string | null
  readonly old: string | null
  readonly new: string | null
  readonly reason: string | null
}

const SQL = /* SQL */ `
SELECT a.sequence, a.bytes, a.entity, v.old_value AS old, v.new_value AS new, v.reason
FROM audit_record a LEFT JOIN audit_value v ON v.sequence = a.sequence
WHERE a.entity_id IN (SELECT value FROM json_each(?)) AND a.field = ? ORDER BY a.sequence`

/** The bytes of an audit record, as far as a history shows them. */
interface Recorded {
  readonly time: string
  readonly offset: string
  readonly user: { readonly name: string; readonly role: string } | null
  readonly kind: string
  readonly observed: string | null
  readonly entered: string | null
  readonly mode: 'single' | 'bulk'
  readonly check: string | null
  readonly old: string | null
  readonly new: string | null
}

/**
 * Everything that happened to one item, oldest first: who, when, what stood there before and after, why, and the checks that
 * fired on it (R09). Identity items are masked for the monitor and not there for those who may not know of them. Of a form that
 * is entered twice, the entries that the person may see belong to it.
 */
export function itemHistory(context: ReadContext, formId: string, address: ItemAddress): readonly ItemHistoryEntry[] {
  const { db, person } = context
  const form = formRow(db, formId)
  const item = findItem(definitionOfRow(form), address)?.item
  const sight = item?.identity ? identitySight(person.role) : 'seen'
  if (!item || sight === 'hidden') return []
  const things = JSON.stringify([formId, ...entriesSeen(db, form, person).map(({ id }) => id)])
  const hiddenOf = hiddenParts(db, person.role)
  const field = addressKey(address)
  return rowsOf<Row>(db, SQL, things, field).map((row) => toEntry(row, { field, formId, hiddenOf }))
}

interface Place {
  readonly field: string
  readonly formId: string
  readonly hiddenOf: ReturnType<typeof hiddenParts>
}

function toEntry(row: Row, { field, formId, hiddenOf }: Place): ItemHistoryEntry {
  const record = JSON.parse(row.bytes) as Recorded
  const hidden = hiddenOf({ entity: row.entity, entityId: formId, field, formId }, record.user?.role ?? null)
  const shown = (part: Part, text: string | null) => (hidden.has(part) ? null : answerIn(row.entity, text))
  const reason = row.reason === null ? null : (JSON.parse(row.reason) as string)
  const gone = (record.old !== null && row.old === null) || (record.new !== null && row.new === null)
  return {
    sequence: row.sequence,
    time: record.time,
    offset: record.offset,
    by: record.user?.name ?? 'Trialbook',
    role: record.user?.role ?? '',
    kind: record.kind,
    old: shown('old', row.old),
    new: shown('new', row.new),
    reason: reason !== null && hidden.has('reason') ? MASK : reason,
    observed: record.observed,
    entered: record.entered,
    mode: record.mode,
    check: record.check,
    redacted: gone,
    masked: hidden.has('new'),
  }
}
