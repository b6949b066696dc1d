import { randomUUID } from 'node:crypto'
import { todayOf } from '../../shared/form/context.ts'
import { study } from '../../shared/study/study.ts'
import type { Change, Json, Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { rowOf } from '../read/query.ts'
import { siteContext } from '../read/readContext.ts'
import { subjectEntry } from '../read/subjectRow.ts'
import { visitAt, type VisitRecord } from '../read/visitRow.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { fields } from './fields.ts'
import { visitChanges } from './visitChanges.ts'

/** One visit of a child; `repeat` is 1 except for unscheduled ones. */
export interface VisitPlace {
  readonly subjectId: string
  readonly oid: string
  readonly repeat: number
}

/**
 * Says on which civil date a visit took place (R45). Another date in place of one that stands there needs a reason. A date
 * outside the window is taken; the checks of its forms then open a deviation (EC020). Throws a Refusal for a date that lies
 * ahead (EC021), unless the clock is in doubt.
 */
export function setVisitDate(
  context: ActContext,
  { date, reason, ...place }: VisitPlace & { readonly date: string; readonly reason: string | null },
): Receipt {
  refuseFuture(context, date)
  const visit = touched(context, place)
  const corrects = visit.row?.actualDate != null && visit.row.actualDate !== date
  if (corrects && reason === null) {
    throw new Refusal('needsReason', 'This visit has a date already. Say why it changes; nothing was changed yet.')
  }
  const missedReason = visit.row?.missedReason == null ? undefined : null
  const changes = visit.set({ status: 'occurred', actualDate: date, missedReason })
  return commit(context, place, 'studyEvent.dated', reason, changes)
}

/** Says that a visit did not take place, and why (R45). Throws a Refusal when something was completed at it. */
export function visitMissed(
  context: ActContext,
  { reason, ...place }: VisitPlace & { readonly reason: string },
): Receipt {
  const visit = touched(context, place)
  const sql = `SELECT 1 FROM form WHERE study_event_id = ? AND state = 'complete' AND not_done_reason IS NULL LIMIT 1`
  if (rowOf(context.store.db, sql, visit.id)) {
    throw new Refusal('badInput', 'Forms were completed at this visit, so it was not missed. Nothing was changed.')
  }
  const actualDate = visit.row?.actualDate == null ? undefined : null
  const changes = visit.set({ status: 'missed', actualDate, missedReason: reason })
  return commit(context, place, 'studyEvent.missed', reason, changes)
}

/** Plans a visit for a civil date; the dates of the windows that hang on it move with it. A new plan needs a reason. */
export function planVisit(
  context: ActContext,
  { date, reason, ...place }: VisitPlace & { readonly date: string; readonly reason: string | null },
): Receipt {
  const visit = touched(context, place)
  if (visit.row?.plannedDate != null && reason === null) {
    throw new Refusal(
      'needsReason',
      'This visit is planned already. Say why the plan changes; nothing was changed yet.',
    )
  }
  return commit(context, place, 'studyEvent.planned', reason, visit.set({ plannedDate: date }))
}

/** Adds an unscheduled visit that took place on a civil date, with the next number. Throws a Refusal for a date ahead. */
export function addUnscheduledVisit(
  context: ActContext,
  { subjectId, date, reason }: { readonly subjectId: string; readonly date: string; readonly reason: string },
): Receipt {
  refuseFuture(context, date)
  subjectEntry(context.store.db, subjectId)
  const last = rowOf<{ repeat: number | null }>(
    context.store.db,
    `SELECT max(repeat) AS repeat FROM study_event WHERE subject_id = ? AND oid = 'UNS'`,
    subjectId,
  )
  const place = { subjectId, oid: 'UNS', repeat: (last?.repeat ?? 0) + 1 }
  const { changes } = visitChanges({ id: randomUUID(), ...place }, { status: 'occurred', actualDate: date })
  return commit(context, place, 'studyEvent.dated', reason, changes)
}

interface TouchedVisit {
  readonly id: string
  readonly row: VisitRecord | undefined
  /** The changes that set its fields, and make the visit when nobody had touched it yet. */
  set(values: Readonly<Record<string, Json | undefined>>): readonly Change[]
}

function touched({ store }: ActContext, place: VisitPlace): TouchedVisit {
  const { subjectId, oid, repeat } = place
  subjectEntry(store.db, subjectId)
  const row = visitAt(store.db, subjectId, oid, repeat)
  if (row) return { id: row.id, row, set: (values) => fields('studyEvent', row.id, values) }
  const definition = study.studyEvents.find((each) => each.oid === oid)
  if (!definition || repeat !== 1 || definition.repeating) {
    throw new Refusal('notFound', 'The study has no such visit for this child. Nothing was changed.')
  }
  const id = randomUUID()
  return { id, row, set: (values) => visitChanges({ id, ...place }, values).changes }
}

function refuseFuture(context: ActContext, date: string): void {
  const site = siteContext(readingOf(context))
  if (!site.clockSuspect && date > todayOf(site)) {
    throw new Refusal('badInput', 'This date lies ahead: a visit can only be dated once it has taken place.')
  }
}

function commit(
  { store, person }: ActContext,
  { subjectId }: VisitPlace,
  kind: string,
  reason: string | null,
  changes: readonly Change[],
): Receipt {
  return store.commit(person, { kind, subject: subjectId, changes, ...(reason === null ? {} : { reason }) })
}
