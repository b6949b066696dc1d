import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import type { AuditRecord } from '../../shared/record/auditRecord.ts'
import { REDACTABLE } from '../record/actKinds.ts'
import type { Actor, Change, EntityName, Receipt } from '../record/change.ts'
import { NOTHING } from '../record/entries.ts'
import { ENTITIES } from '../record/entities.ts'
import { refuse } from '../record/refusal.ts'
import { chainEnd, type Entry } from '../record/trail.ts'
import { fieldText, readCell, readRow } from '../record/values.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import { insideOf, type Store } from '../store/store.ts'

/** Which value beside a record. */
export type RedactedPart = 'old' | 'new' | 'reason'

interface Target {
  readonly sequence: number
  readonly part: RedactedPart
}

/** What stands in place of a current text that is redacted. */
export const REDACTED_TEXT = '[redacted]'

/**
 * Takes personal data that was typed by mistake out of the record (R07): the value beside the record named, the same value
 * where the record after it repeats it as old, drafts of the item, and the current value if it is still the one, which is
 * replaced by `replacement`. The records stay, so the chain still verifies; what was taken, by whom, with whom and why is
 * recorded. `actor` proposes, `second` agrees; the session has checked both passwords.
 * Copies made earlier (backups, exports) still hold the value. Throws Refusal and StoreError.
 */
export function redactValue(
  store: Store,
  actor: Actor,
  second: Actor,
  wanted: {
    readonly sequence: number
    readonly part: RedactedPart
    readonly reason: string
    readonly replacement?: Json
  },
): Receipt {
  const { commit, writer } = insideOf(store)
  const record = readRecord(store.db, wanted.sequence)
  const { entity, field } = record
  const end = chainEnd(store.db).sequence
  const targets = wanted.part === 'reason' ? sameReason(store.db, record) : sameValue(store.db, record, wanted.part)
  if (targets.length === 0) throw refuse.notFound()
  const isCurrent = wanted.part !== 'reason' && targets.some((target) => isLast(store.db, record, target))
  const changes: Change[] = isCurrent ? [replacing(store.db, record, wanted.replacement)] : []
  const receipt = commit(
    actor,
    { kind: 'value.redacted', second, reason: wanted.reason, changes, ...placeOf(record) },
    {
      purpose: 'redaction',
      guard: (db) => {
        // What was looked up is still so, or the person looks again.
        if (chainEnd(db).sequence !== end) throw refuse.notFound()
      },
      entries: (first) => {
        const replaced: Target[] = isCurrent ? [{ sequence: first + 1, part: 'old' }] : []
        return [...targets, ...replaced].map((target) => redactionEntry(record, target))
      },
      alsoDo: ({ db, firstSequence }) => {
        for (const target of targets) blank(db, target)
        if (isCurrent) blank(db, { sequence: firstSequence + 1, part: 'old' })
        if (field !== null) {
          const address = entity === 'item' || entity === 'identityItem' || entity === 'entryItem' ? field : ''
          db.statement('DELETE FROM draft_item WHERE form_id = ? AND address = ?').run(record.form, address)
        }
      },
    },
  )
  // The log beside the file still holds the pages as they were; nothing is left of them after this.
  writer.checkpoint()
  return receipt
}

function readRecord(db: ReadableDb, sequence: number): AuditRecord {
  const row = db.prepare<{ bytes: string }>('SELECT bytes FROM audit_record WHERE sequence = ?').get(sequence)
  if (!row) throw refuse.notFound()
  return JSON.parse(row.bytes) as AuditRecord
}

/** The value and its repetition: 'new' here is 'old' in the next record of the same field, and the other way round. */
function sameValue(db: ReadableDb, record: AuditRecord, part: 'old' | 'new'): Target[] {
  if (record.entity === null || record[part] === null) throw refuse.notFound()
  const neighbour = db
    .prepare<{ sequence: number }>(
      part === 'new'
        ? `SELECT min(sequence) AS sequence FROM audit_record WHERE entity_id = ? AND field = ? AND entity = ? AND sequence > ?`
        : `SELECT max(sequence) AS sequence FROM audit_record WHERE entity_id = ? AND field = ? AND entity = ? AND sequence < ?`,
    )
    .get(record.entityId, record.field, record.entity, record.sequence)?.sequence
  const targets: Target[] = [{ sequence: record.sequence, part }]
  if (neighbour) targets.push({ sequence: neighbour, part: part === 'new' ? 'old' : 'new' })
  return targets.filter((target) => isThere(db, target))
}

/** One reason may stand beside many records of its act. */
function sameReason(db: ReadableDb, record: AuditRecord): Target[] {
  return db
    .prepare<{ sequence: number }>(
      `SELECT sequence FROM audit_record JOIN audit_value USING (sequence)
       WHERE sequence BETWEEN ? - 10000 AND ? + 10000 AND act = ?
         AND reason = (SELECT reason FROM audit_value WHERE sequence = ?)`,
    )
    .all(record.sequence, record.sequence, record.act, record.sequence)
    .map(({ sequence }) => ({ sequence, part: 'reason' }))
}

const COLUMNS = {
  old: ['old_value', 'old_salt'],
  new: ['new_value', 'new_salt'],
  reason: ['reason', 'reason_salt'],
} as const

function isThere(db: ReadableDb, { sequence, part }: Target): boolean {
  const [value] = COLUMNS[part]
  return db.prepare(`SELECT 1 FROM audit_value WHERE sequence = ? AND ${value} IS NOT NULL`).get(sequence) !== undefined
}

function blank(db: WritableDb, { sequence, part }: Target): void {
  const [value, salt] = COLUMNS[part]
  db.statement(`UPDATE audit_value SET ${value} = NULL, ${salt} = NULL WHERE sequence = ?`).run(sequence)
}

/** Whether the target is what the field says now: its 'new' has no record after it. */
function isLast(db: ReadableDb, record: AuditRecord, { sequence, part }: Target): boolean {
  if (part !== 'new') return false
  const later = db
    .prepare('SELECT 1 FROM audit_record WHERE entity_id = ? AND field = ? AND entity = ? AND sequence > ?')
    .get(record.entityId, record.field, record.entity, sequence)
  return later === undefined && currentText(db, record) !== null
}

function currentText(db: ReadableDb, { entity, entityId, field }: AuditRecord): string | null {
  const name = entity as EntityName
  const declared = ENTITIES[name]
  if (entityId === null || field === null) return null
  if (declared.shape === 'cell') return readCell(db, name, entityId, field)
  return fieldText(declared.fields[field]!, readRow(db, name, entityId))
}

function replacing(db: ReadableDb, record: AuditRecord, replacement: Json | undefined): Change {
  const entity = record.entity as EntityName
  if (!(entity in REDACTABLE) || record.entityId === null || record.field === null) throw refuse.notPartOfAct()
  const usual: Json = ENTITIES[entity].shape === 'cell' ? { value: REDACTED_TEXT } : REDACTED_TEXT
  const value = replacement === undefined ? usual : replacement
  if (canonicalJson(value) === currentText(db, record)) throw refuse.badValue()
  return { entity, id: record.entityId, field: record.field, value }
}

const placeOf = ({ subject, studyEvent, form }: AuditRecord) => ({
  ...(subject !== null && { subject }),
  ...(studyEvent !== null && { studyEvent }),
  ...(form !== null && { form }),
})

function redactionEntry({ site, subject, studyEvent, form }: AuditRecord, { sequence, part }: Target): Entry {
  return { ...NOTHING, site, subject, studyEvent, form, detail: { redactedSequence: sequence, part } }
}
