import { textOf, type Answer } from '../../shared/form/answer.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import type { AuditRecord } from '../../shared/record/auditRecord.ts'
import { parseAddressKey } from '../../shared/form/address.ts'
import { study } from '../../shared/study/study.ts'
import { IS_CONTENT } from '../record/content.ts'
import { struckRowsOf } from '../read/struckRows.ts'
import type { ReadableDb } from '../store/database.ts'
import type {
  AuditStamp,
  ExportForm,
  ExportSignature,
  ExportSource,
  ExportSubject,
  ExportVisit,
  HistoryEntry,
  StaffMember,
  StoredValue,
} from './model.ts'

const FORMS = /* SQL */ `
  SELECT f.id, f.subject_id AS subjectId, e.oid AS studyEvent, coalesce(e.repeat, 1) AS studyEventRepeat, f.oid AS form,
         f.version, f.repeat,
         CASE WHEN f.locked THEN 'locked'
              WHEN EXISTS (SELECT 1 FROM signature s WHERE s.form_id = f.id AND s.status = 'valid') THEN 'signed'
              ELSE f.state END AS state,
         coalesce(f.struck, 0) AS struck, f.not_done_reason AS notDoneReason, f.observed_at AS observedAt
  FROM form f LEFT JOIN study_event e ON e.id = f.study_event_id
  WHERE f.subject_id = ?`

const VISITS = /* SQL */ `
  SELECT oid, repeat, status, planned_date AS plannedDate, actual_date AS actualDate, missed_reason AS missedReason
  FROM study_event WHERE subject_id = ?`

const values = (table: 'item' | 'identity_item' | 'calculated_item') => /* SQL */ `
  SELECT item_group, repeat, item, value, sequence, ${table === 'calculated_item' ? 1 : 0} AS calculated
  FROM ${table} WHERE form_id = ?`

const STAMPS = /* SQL */ `
  SELECT r.sequence, r.bytes, a.reason
  FROM audit_record r LEFT JOIN audit_value a ON a.sequence = r.sequence
  WHERE r.sequence IN (SELECT sequence FROM item WHERE form_id = ?
                       UNION SELECT sequence FROM identity_item WHERE form_id = ?
                       UNION SELECT sequence FROM calculated_item WHERE form_id = ?)`

const HISTORY = /* SQL */ `
  SELECT r.sequence, r.bytes, a.reason, a.old_value AS old, a.new_value AS value
  FROM audit_record r LEFT JOIN audit_value a ON a.sequence = r.sequence
  WHERE r.form_id = ? AND r.entity IN ('item', 'identityItem', 'calculatedItem') ORDER BY r.sequence`

/** What was signed and has not changed since: on the form itself, its visit or its child. */
const SIGNATURES = /* SQL */ `
  SELECT s.signer AS userId, s.meaning, s.signed_at AS time
  FROM signature s JOIN form f ON f.id = ?
  WHERE s.subject_id = f.subject_id AND s.status = 'valid'
    AND (s.form_id = f.id OR s.scope = 'studyEvent' AND s.study_event_id = f.study_event_id OR s.scope = 'subject')
    AND NOT EXISTS (SELECT 1 FROM audit_record WHERE form_id = f.id AND sequence > s.signed_sequence AND ${IS_CONTENT})
  ORDER BY s.signed_sequence`

/** The answers of one kind that a child gave anywhere, struck rows left out. */
const ANSWERS = (table: 'item' | 'identity_item') => /* SQL */ `
  SELECT v.value, e.oid AS event FROM form f JOIN ${table} v ON v.form_id = f.id
  LEFT JOIN study_event e ON e.id = f.study_event_id
  WHERE f.subject_id = ? AND f.oid = ? AND v.item = ? AND coalesce(f.struck, 0) = 0 ORDER BY f.repeat`

/**
 * The record as an export sees it, read through one read-only connection. The caller holds it in one snapshot.
 * `about` says what of the installation goes into the manifest.
 */
export function sqlSource(
  db: ReadableDb,
  about: Pick<ExportSource, 'installation' | 'synthetic' | 'head' | 'lastSequence'>,
): ExportSource {
  const forms = db.prepare<ExportForm>(FORMS)
  const visits = db.prepare<ExportVisit>(VISITS)
  const items = db.prepare<StoredValue>(values('item'))
  const identity = db.prepare<StoredValue>(values('identity_item'))
  const calculated = db.prepare<StoredValue>(values('calculated_item'))
  const stamps = db.prepare<{ sequence: number; bytes: string; reason: string | null }>(STAMPS)
  const history = db.prepare<HistoryRow>(HISTORY)
  const signatures = db.prepare<ExportSignature>(SIGNATURES)
  const definitions = new Map(study.forms.map((form) => [`${form.oid}/${form.version}`, form]))
  const definition = (oid: string, version: string): FormDefinition => {
    const known = definitions.get(`${oid}/${version}`)
    if (!known) throw new Error(`this release has no definition of ${oid} version ${version}`)
    return known
  }
  return {
    ...about,
    study: { oid: study.oid, name: study.name.en, version: study.version },
    site: db.prepare<{ code: string; name: string }>('SELECT code, name FROM site ORDER BY created').get() ?? NO_SITE,
    staff: db.prepare<StaffMember>('SELECT id, username, name, role, organisation FROM user ORDER BY created').all(),
    subjects: () =>
      db
        .prepare<{ id: string; code: string; status: string }>('SELECT id, code, status FROM subject ORDER BY code')
        .all()
        .map((row) => subjectOf(db, row)),
    visits: (subjectId) =>
      visits
        .all(subjectId)
        .toSorted((a, b) => order(EVENT_ORDER, a.oid) - order(EVENT_ORDER, b.oid) || a.repeat - b.repeat),
    forms: (subjectId) => forms.all(subjectId).toSorted(byPlace),
    values(form) {
      const places = placesOf(definition(form.form, form.version))
      const rows = [...items.all(form.id), ...identity.all(form.id), ...calculated.all(form.id)]
      return rows
        .map((row) => ({ row, place: places.get(row.item) ?? LAST }))
        .toSorted((a, b) => a.place.group - b.place.group || a.row.repeat - b.row.repeat || a.place.item - b.place.item)
        .map(({ row }) => row)
    },
    stamps: (form) => new Map(stamps.all(form.id, form.id, form.id).map((row) => [row.sequence, stampOf(row)])),
    history: (form) => history.all(form.id).map(historyOf),
    signatures: (form) => signatures.all(form.id),
    struckRows: (form) => struckRowsOf(db, form.id),
    definition,
    definitions: study.forms,
    drafts: () => db.prepare<{ n: number }>('SELECT count(*) AS n FROM draft').get()?.n ?? 0,
  }
}

const NO_SITE = { code: '', name: '' }
const EVENT_ORDER = new Map(study.studyEvents.map((event, index) => [event.oid, index]))
const FORM_ORDER = new Map([...new Set(study.forms.map((form) => form.oid))].map((oid, index) => [oid, index]))

/** Where a name stands in an order; the unknown come last. */
function order(places: ReadonlyMap<string, number>, name: string | null): number {
  return (name === null ? undefined : places.get(name)) ?? places.size
}

function byPlace(a: ExportForm, b: ExportForm): number {
  return (
    order(EVENT_ORDER, a.studyEvent) - order(EVENT_ORDER, b.studyEvent) ||
    a.studyEventRepeat - b.studyEventRepeat ||
    order(FORM_ORDER, a.form) - order(FORM_ORDER, b.form) ||
    a.repeat - b.repeat
  )
}

interface Place {
  readonly group: number
  readonly item: number
}

const LAST: Place = { group: Number.MAX_SAFE_INTEGER, item: 0 }
const knownPlaces = new WeakMap<FormDefinition, ReadonlyMap<string, Place>>()

/** Where each item stands in its form. */
function placesOf(definition: FormDefinition): ReadonlyMap<string, Place> {
  const known = knownPlaces.get(definition)
  if (known) return known
  const made = new Map(
    definition.itemGroups.flatMap(({ items }, group) => items.map(({ oid }, item) => [oid, { group, item }] as const)),
  )
  knownPlaces.set(definition, made)
  return made
}

function subjectOf(db: ReadableDb, child: Pick<ExportSubject, 'id' | 'code' | 'status'>): ExportSubject {
  const answers = (table: 'item' | 'identity_item', form: string, item: string, event?: string) =>
    db
      .prepare<{ value: string; event: string | null }>(ANSWERS(table))
      .all(child.id, form, item)
      .filter((row) => event === undefined || row.event === event)
      .flatMap((row) => textOf(JSON.parse(row.value) as Answer) ?? [])
  return {
    ...child,
    // The earliest: an injection that was entered under a later visit is still the first one.
    firstDose: answers('item', 'INJ', 'INJ_START').toSorted()[0]?.slice(0, 10) ?? null,
    birthDate: answers('identity_item', 'DEMOG', 'BIRTH_DATE')[0] ?? null,
    sex: answers('item', 'DEMOG', 'SEX')[0] ?? null,
    gmfcs: answers('item', 'GMFCS', 'GMFCS', 'BL')[0] ?? null,
  }
}

function stampOf(row: { sequence: number; bytes: string; reason: string | null }): AuditStamp {
  const { time, user } = JSON.parse(row.bytes) as AuditRecord
  const reason = row.reason === null ? null : (JSON.parse(row.reason) as string)
  return { sequence: row.sequence, time, userId: user?.id ?? null, reason }
}

interface HistoryRow {
  readonly sequence: number
  readonly bytes: string
  readonly reason: string | null
  readonly old: string | null
  readonly value: string | null
}

function historyOf(row: HistoryRow): HistoryEntry {
  const record = JSON.parse(row.bytes) as AuditRecord
  const { group, repeat, item } = parseAddressKey(record.field ?? '')
  return {
    ...stampOf(row),
    item_group: group,
    repeat,
    item,
    calculated: record.entity === 'calculatedItem' ? 1 : 0,
    old: row.old,
    value: row.value,
    wasAnswered: record.old !== null,
    isAnswered: record.new !== null,
  }
}
