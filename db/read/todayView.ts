import { todayOf, type SiteContext } from '../../shared/form/context.ts'
import { daysBetween } from '../../shared/dates/civilDate.ts'
import type { TodayView } from '../../shared/ipc/views/today.ts'
import { may } from '../../shared/roles.ts'
import { listDrafts } from '../drafts/draft.ts'
import { readCasebook, type Casebook } from './casebook.ts'
import { checkWords } from './checkWords.ts'
import { childPlaces, type ChildPlace } from './childPlaces.ts'
import { readEventsToFinish } from './eventsToFinish.ts'
import { formRow } from './formRow.ts'
import { activeHolds } from './holdRows.ts'
import { readMarks } from './marks.ts'
import { matrixCells, type CellMarks } from './matrixCells.ts'
import { rowOf } from './query.ts'
import { waitingQueries } from './queryRows.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { readReportClocks } from './seriousEvents.ts'
import { visitPlan } from './visitPlan.ts'
import { assess, workingForm } from './workingForm.ts'

type Place = ChildPlace

/** What waits today (ui 3): visits in or past their window, this person's drafts, holds, serious events, queries. */
export function readTodayView(context: ReadContext): TodayView {
  const { db, person } = context
  const site = siteContext(context)
  const places = childPlaces(context)
  const casebooks = [...places.keys()].map((id) => readCasebook(db, id))
  const marksOf = readMarks(db)
  const say = checkWords(context)
  const placeOf = (subjectId: string): readonly Place[] =>
    [places.get(subjectId)].filter((place) => place !== undefined)
  return {
    visits: casebooks
      .filter(({ subject }) => ACTIVE.includes(subject.status))
      .flatMap((casebook) =>
        placeOf(casebook.subject.id).flatMap((place) => waitingVisits(place, casebook, site, marksOf)),
      )
      .toSorted((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0)),
    drafts: listDrafts(db, person.id)
      // Events have a list of their own, which is everybody's.
      .filter(({ formId }) => formRow(db, formId).oid !== 'AE')
      .flatMap(({ formId, startedAt }) => draftOf(context, formId, startedAt, placeOf)),
    holds: activeHolds(db).flatMap(({ subjectId, formId, check, message }) =>
      placeOf(subjectId).map((place) => ({ ...place, check, message: say({ formId, check, text: message }) })),
    ),
    seriousEvents: [...readReportClocks(context)],
    eventsToFinish: readEventsToFinish(context),
    queries: queriesFor(context, site, placeOf, say),
  }
}

/** Children whose visits still come. */
const ACTIVE = ['screening', 'enrolled']

function waitingVisits(
  place: Place,
  casebook: Casebook,
  { settings, now }: SiteContext,
  marksOf: (formId: string) => CellMarks,
): TodayView['visits'] {
  const today = now.slice(0, 10)
  return visitPlan(casebook, settings, today).flatMap((planned) => {
    const { definition, window, status } = planned
    const cells = matrixCells(casebook, planned, marksOf, settings).filter(({ state }) => WAITING.includes(state))
    const isBegun = status === 'occurred' && cells.length > 0
    if (!isBegun && status !== 'due' && status !== 'overdue') return []
    const daysLeft = window ? daysBetween(today, window.latest) : null
    return [
      {
        ...place,
        oid: definition.oid,
        state: daysLeft !== null && daysLeft < 0 ? 'overdue' : 'due',
        planned: planned.visit?.plannedDate ?? window?.planned ?? null,
        latest: window?.latest ?? null,
        daysLeft,
        forms: cells.map(({ form, state }) => ({ form, state })),
      },
    ]
  })
}

/** States of a cell that ask for somebody's hand. */
const WAITING: readonly string[] = ['due', 'overdue', 'draft', 'open']

function draftOf(
  context: ReadContext,
  formId: string,
  since: string,
  placeOf: (subjectId: string) => readonly Place[],
): TodayView['drafts'] {
  const { oid, subjectId } = formRow(context.db, formId)
  const { completeness } = assess(context.db, workingForm(context, formId))
  const { answered, missing, required } = completeness
  return placeOf(subjectId).map((place) => ({
    ...place,
    formId,
    form: oid,
    since,
    answered: answered + missing,
    required,
  }))
}

/** Queries that wait for this person: open ones for those who answer, answered ones for those who close. */
function queriesFor(
  { db, person }: ReadContext,
  site: SiteContext,
  placeOf: (subjectId: string) => readonly Place[],
  say: ReturnType<typeof checkWords>,
): TodayView['queries'] {
  const answers = may(person.role, 'query.answer')
  const closes = may(person.role, 'query.close')
  return waitingQueries(db)
    .filter(({ status }) => (status === 'open' ? answers : closes))
    .flatMap(({ id, subjectId, formId, check, text, created }) =>
      (subjectId === null ? [] : placeOf(subjectId)).map((place) => ({
        ...place,
        queryId: id,
        formId,
        text: say({ formId, check, text }),
        ageDays: Math.max(0, daysBetween(dayOf(created), todayOf(site))),
      })),
    )

  function dayOf(sequence: number): string {
    const row = rowOf<{ time: string }>(db, 'SELECT time FROM audit_record WHERE sequence = ?', sequence)
    return row?.time.slice(0, 10) ?? todayOf(site)
  }
}
