import { randomUUID } from 'node:crypto'
import { currentForm, study } from '../../shared/study/study.ts'
import { may } from '../../shared/roles.ts'
import type { Change } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import { rowOf } from '../read/query.ts'
import { subjectEntry } from '../read/subjectRow.ts'
import { visitAt } from '../read/visitRow.ts'
import type { ActContext } from './actContext.ts'
import { formChanges } from './formChanges.ts'
import { visitChanges } from './visitChanges.ts'

/** Where a form stands: at a visit of a child, or in a running log. */
export interface FormPlace {
  readonly subjectId: string
  /** Null for a running log. */
  readonly studyEventOid: string | null
  readonly studyEventRepeat: number
  readonly form: string
  /** A row of a log; null starts a new one. */
  readonly formId: string | null
}

/**
 * The id of the form at a place. Whoever may write makes it, and its visit, on first touching it; a row of a log is made anew
 * when none is named. Throws a Refusal 'notFound' for a place the study does not have, and for somebody who may only read
 * when the form was never touched.
 */
export function openForm(context: ActContext, place: FormPlace): string {
  const { store } = context
  subjectEntry(store.db, place.subjectId)
  if (place.formId !== null) return knownForm(context, place)
  return place.studyEventOid === null ? startLogRow(context, place) : openAtVisit(context, place, place.studyEventOid)
}

function knownForm({ store }: ActContext, place: FormPlace): string {
  const row = formRow(store.db, place.formId ?? '')
  if (row.subjectId !== place.subjectId || row.oid !== place.form) throw notInStudy()
  return row.id
}

function openAtVisit(context: ActContext, place: FormPlace, visitOid: string): string {
  const { store } = context
  const { subjectId, studyEventRepeat, form } = place
  const visit = study.studyEvents.find(({ oid }) => oid === visitOid)
  const stands = visit?.forms.some((each) => each.form === form) && !study.logs.includes(form)
  if (!visit || !stands || (studyEventRepeat > 1 && !visit.repeating)) throw notInStudy()
  const event = visitAt(store.db, subjectId, visitOid, studyEventRepeat)
  const existing = event && formAt(context, event.id, form)
  if (existing !== undefined) return existing
  const newVisit = event
    ? { id: event.id, changes: [] }
    : visitChanges({ id: randomUUID(), subjectId, oid: visitOid, repeat: studyEventRepeat })
  return start(context, subjectId, newVisit.changes, {
    id: randomUUID(),
    subjectId,
    studyEventId: newVisit.id,
    oid: form,
    repeat: 1,
  })
}

function startLogRow(context: ActContext, { subjectId, form }: FormPlace): string {
  if (!study.logs.includes(form)) throw notInStudy()
  return start(context, subjectId, [], {
    id: randomUUID(),
    subjectId,
    studyEventId: null,
    oid: form,
    repeat: nextLogRow(context, subjectId, form),
  })
}

/** The number of the next row of a log: one more than was ever used, struck rows included. */
export function nextLogRow({ store }: Pick<ActContext, 'store'>, subjectId: string, form: string): number {
  const last = rowOf<{ repeat: number | null }>(
    store.db,
    'SELECT max(repeat) AS repeat FROM form WHERE subject_id = ? AND study_event_id IS NULL AND oid = ?',
    subjectId,
    form,
  )
  return (last?.repeat ?? 0) + 1
}

function start(
  { store, person }: ActContext,
  subject: string,
  before: readonly Change[],
  form: Parameters<typeof formChanges>[0],
): string {
  if (!may(person.role, 'record.write')) {
    throw new Refusal('notFound', 'Nothing has been entered here yet. There is nothing to read.')
  }
  currentForm(form.oid)
  store.commit(person, { kind: 'form.started', subject, changes: [...before, ...formChanges(form).changes] })
  return form.id
}

function formAt({ store }: ActContext, studyEventId: string, oid: string): string | undefined {
  const sql = 'SELECT id FROM form WHERE study_event_id = ? AND oid = ? AND repeat = 1'
  return rowOf<{ id: string }>(store.db, sql, studyEventId, oid)?.id
}

const notInStudy = () => new Refusal('notFound', 'The study has no such form at this place. Nothing was changed.')
