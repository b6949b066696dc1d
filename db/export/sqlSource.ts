import type { Answer } from '../../shared/form/answer.ts'
import { textOf } from '../../shared/form/answer.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import { study } from '../../shared/study/study.ts'
import type { ReadableDb } from '../store/database.ts'
import type { ExportForm, ExportSource, ExportSubject, ExportValue } from './model.ts'

interface FormRow {
  readonly id: string
  readonly event: string | null
  readonly event_repeat: number | null
  readonly oid: string
  readonly version: string
  readonly repeat: number
  readonly state: string
  readonly locked: number | null
  readonly signed: number
  readonly not_done_reason: string | null
  readonly observed_at: string | null
}

interface ValueRow {
  readonly item_group: string
  readonly repeat: number
  readonly item: string
  readonly value: string
}

const FORMS = /* SQL */ `
  SELECT f.id, e.oid AS event, e.repeat AS event_repeat, f.oid, f.version, f.repeat, f.state, f.locked,
         EXISTS (SELECT 1 FROM signature s WHERE s.form_id = f.id AND s.status = 'valid') AS signed,
         f.not_done_reason, f.observed_at
  FROM form f LEFT JOIN study_event e ON e.id = f.study_event_id
  WHERE f.subject_id = ? AND coalesce(f.struck, 0) = 0
  ORDER BY e.oid, e.repeat, f.oid, f.repeat`

/** A single answer of a child, by where it stands in the study: the first of its kind in the record. */
const ONE_ANSWER = (table: 'item' | 'identity_item') => /* SQL */ `
  SELECT v.value FROM form f JOIN ${table} v ON v.form_id = f.id LEFT JOIN study_event e ON e.id = f.study_event_id
  WHERE f.subject_id = ? AND f.oid = ? AND v.item = ? AND e.oid = coalesce(?, e.oid) AND coalesce(f.struck, 0) = 0
  ORDER BY f.repeat LIMIT 1`

/**
 * The record as an export sees it, read through one read-only connection. The caller holds it in one snapshot.
 * `about` says what of the installation goes into the manifest.
 */
export function sqlSource(
  db: ReadableDb,
  about: Pick<ExportSource, 'installation' | 'synthetic' | 'head' | 'lastSequence'>,
): ExportSource {
  const forms = db.prepare<FormRow>(FORMS)
  const items = db.prepare<ValueRow>(valuesOf('item'))
  const identity = db.prepare<ValueRow>(valuesOf('identity_item'))
  const calculated = db.prepare<ValueRow>(valuesOf('calculated_item'))
  const answer = db.prepare<{ value: string }>(ONE_ANSWER('item'))
  const identityAnswer = db.prepare<{ value: string }>(ONE_ANSWER('identity_item'))
  const role = db.prepare<{ role: string }>('SELECT role FROM user WHERE id = ?')
  const definitions = new Map(study.forms.map((form) => [`${form.oid}/${form.version}`, form]))
  const text = (row: { value: string } | undefined) => (row ? (textOf(JSON.parse(row.value) as Answer) ?? null) : null)

  const subjectOf = ({ id, code }: { id: string; code: string }): ExportSubject => ({
    id,
    code,
    firstDose: text(answer.get(id, 'INJ', 'START_DATETIME', 'INJ1'))?.slice(0, 10) ?? null,
    birthDate: text(identityAnswer.get(id, 'DEMOG', 'BIRTH_DATE', null)),
    sex: text(answer.get(id, 'DEMOG', 'SEX', null)),
    gmfcs: text(answer.get(id, 'GMFCS', 'GMFCS', 'BL')),
  })

  const formOf = (subjectId: string, row: FormRow): ExportForm => ({
    formId: row.id,
    subjectId,
    studyEvent: row.event,
    studyEventRepeat: row.event_repeat ?? 1,
    form: row.oid,
    version: row.version,
    repeat: row.repeat,
    state: row.locked ? 'locked' : row.signed ? 'signed' : row.state,
    notDone: row.not_done_reason !== null,
    observedAt: row.observed_at,
    values: [
      ...items.all(row.id).map(valueOf),
      ...identity.all(row.id).map(valueOf),
      ...calculated.all(row.id).flatMap(calculatedValueOf),
    ],
  })

  return {
    ...about,
    study: { name: study.name.en, version: study.version },
    subjects: () =>
      db.prepare<{ id: string; code: string }>('SELECT id, code FROM subject ORDER BY code').all().map(subjectOf),
    *forms(subjectId) {
      for (const row of forms.all(subjectId)) yield formOf(subjectId, row)
    },
    definition(oid, version): FormDefinition {
      const known = definitions.get(`${oid}/${version}`)
      if (!known) throw new Error(`this release has no definition of ${oid} version ${version}`)
      return known
    },
    definitions: () => study.forms,
    roleOf: (userId) => role.get(userId)?.role,
    drafts: () => db.prepare<{ n: number }>('SELECT count(*) AS n FROM draft').get()?.n ?? 0,
  }
}

function valuesOf(table: 'item' | 'identity_item' | 'calculated_item'): string {
  return `SELECT item_group, repeat, item, value FROM ${table} WHERE form_id = ?`
}

function valueOf(row: ValueRow): ExportValue {
  return {
    group: row.item_group,
    repeat: row.repeat,
    item: row.item,
    answer: JSON.parse(row.value) as Answer,
    rule: null,
  }
}

/** A value that could not be computed is not exported as if it were one; the open items say why. */
function calculatedValueOf(row: ValueRow): ExportValue[] {
  const { answer, rule } = JSON.parse(row.value) as { answer: Answer | null; rule: string }
  return answer ? [{ group: row.item_group, repeat: row.repeat, item: row.item, answer, rule }] : []
}
