import type { AuditRow } from '../../shared/ipc/views/audit.ts'
import type { z } from 'zod'
import type { auditPage, AuditFilter } from '../../shared/ipc/views/audit.ts'
import { may, type Role } from '../../shared/roles.ts'
import type { ReadableDb } from '../store/database.ts'
import { hiddenParts, type Part } from './aboutIdentity.ts'
import { searchAudit } from './auditSearch.ts'
import { auditConditions } from './auditConditions.ts'
import { valueText } from './auditValue.ts'
import { rowOf, rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { MASK } from './visibleName.ts'

type AuditPage = z.output<typeof auditPage>

interface Row {
  readonly sequence: number
  readonly bytes: string
  readonly hash: string
  readonly userId: string | null
  readonly subjectId: string | null
  readonly formId: string | null
  readonly entityId: string | null
  readonly subjectCode: string | null
  readonly studyEventOid: string | null
  readonly formOid: string | null
  readonly old: string | null
  readonly new: string | null
  readonly reason: string | null
}

/** The bytes of an audit record, as far as the list shows them. */
interface Recorded {
  readonly time: string
  readonly offset: string
  readonly clock: 'ok' | 'suspect'
  readonly kind: string
  readonly user: { readonly name: string; readonly role: string; readonly organisation: string } | null
  readonly entity: string | null
  readonly field: string | null
  readonly old: string | null
  readonly new: string | null
  readonly observed: string | null
  readonly entered: string | null
  readonly mode: string
  readonly check: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

const VALUES = 'LEFT JOIN audit_value v ON v.sequence = a.sequence'

const PAGE = /* SQL */ `
SELECT a.sequence, a.bytes, lower(hex(a.hash)) AS hash, a.user_id AS userId, a.subject_id AS subjectId, a.form_id AS formId,
  a.entity_id AS entityId, s.code AS subjectCode, e.oid AS studyEventOid, f.oid AS formOid, v.old_value AS old,
  v.new_value AS new, v.reason
FROM audit_record a ${VALUES}
LEFT JOIN subject s ON s.id = a.subject_id LEFT JOIN study_event e ON e.id = a.study_event_id
LEFT JOIN form f ON f.id = a.form_id`

/**
 * A page of the trail, newest first, as far as the person may read it: the whole, one's own and what happened to children's
 * items, or acts on accounts. `before` continues below a sequence. Identity values are masked by role (design 5, R40).
 */
export function readAuditPage(
  context: ReadContext,
  { filter, before, limit }: { readonly filter: AuditFilter; readonly before: number | null; readonly limit: number },
): AuditPage {
  const { db } = context
  const found = searchAudit(db, auditConditions(context, filter), { before, limit })
  const rows = rowsOf<Row>(
    db,
    `${PAGE} WHERE a.sequence IN (SELECT value FROM json_each(?)) ORDER BY a.sequence DESC`,
    JSON.stringify(found.sequences),
  )
  const end = rowOf<{ sequence: number; hash: string }>(
    db,
    'SELECT sequence, lower(hex(hash)) AS hash FROM audit_record ORDER BY sequence DESC LIMIT 1',
  )
  const hiddenOf = hiddenParts(db, context.person.role)
  return {
    rows: rows.map((row) => toRow(context.person.role, row, hiddenOf)),
    total: found.total,
    next: found.next,
    head: end?.hash ?? '',
    lastSequence: end?.sequence ?? 0,
  }
}

/**
 * The whole trail in its own order, a stretch after a sequence at a time, as a role that reads all of it sees it: what the
 * exported table holds (R10).
 */
export function readAuditRows(db: ReadableDb, role: Role, after: number, limit: number): readonly AuditRow[] {
  const hiddenOf = hiddenParts(db, role)
  return rowsOf<Row>(db, `${PAGE} WHERE a.sequence > ? ORDER BY a.sequence LIMIT ?`, after, limit).map((row) =>
    toRow(role, row, hiddenOf),
  )
}

function toRow(role: Role, row: Row, hiddenOf: ReturnType<typeof hiddenParts>): AuditRow {
  const record = JSON.parse(row.bytes) as Recorded
  const hidden = hiddenOf({ ...row, entity: record.entity, field: record.field }, record.user?.role ?? null)
  const shown = (part: Part) => (row[part] !== null && hidden.has(part) ? MASK : valueText(row[part]))
  return {
    sequence: row.sequence,
    time: record.time,
    offset: record.offset,
    clock: record.clock,
    by: record.user?.name ?? null,
    role: record.user?.role ?? null,
    organisation: record.user?.organisation ?? null,
    kind: record.kind,
    userId: row.userId,
    subjectId: row.subjectId,
    subjectCode: row.subjectCode,
    studyEventOid: row.studyEventOid,
    formId: row.formId,
    formOid: row.formOid,
    entity: record.entity,
    item: record.field,
    old: shown('old'),
    new: shown('new'),
    reason: may(role, 'record.read') ? shown('reason') : reasonForAccounts(row, record),
    observed: record.observed,
    entered: record.entered,
    mode: record.mode,
    check: record.check,
    detail: Object.entries(record.detail)
      .map(([key, value]) => `${key}: ${String(value)}`)
      .join(', '),
    hash: row.hash,
    redacted: (record.old !== null && row.old === null) || (record.new !== null && row.new === null),
  }
}

/** The administrator reads why accounts changed, never a reason that may tell of a child. */
function reasonForAccounts(row: Row, record: Recorded): string | null {
  return row.subjectCode === null && record.entity !== 'identityItem' ? valueText(row.reason) : null
}
