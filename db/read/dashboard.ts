import { addDays } from '../../shared/dates/civilDate.ts'
import { todayOf, type SiteContext } from '../../shared/form/context.ts'
import { valueOf } from '../../shared/form/values.ts'
import type { DashboardChild, DashboardView } from '../../shared/ipc/views/dashboard.ts'
import type { TodayView } from '../../shared/ipc/views/today.ts'
import { seriousOf } from '../../shared/study/calculations/adverseEventRules.ts'
import { isPossiblyRelated } from '../../shared/study/causality.ts'
import { PLANNED_CHILDREN } from '../../shared/study/enrolment.ts'
import { formsOf, injectionDates } from '../../shared/study/lookup.ts'
import { lastOf, readBackupPlan } from './backupPlan.ts'
import { readCasebook, type Casebook } from './casebook.ts'
import { checkWords } from './checkWords.ts'
import { doseBoard } from './doseBoard.ts'
import { readEventRows } from './eventRows.ts'
import { holdsOfSubject } from './holdRows.ts'
import { readQueries } from './queryInbox.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { readSubjectRows } from './subjectRows.ts'
import { readTodayView } from './todayView.ts'
import { visitPlan, type PlannedVisit } from './visitPlan.ts'

/** Days that count as this week: today and the six after it. */
const WEEK = 7

/**
 * The site at a glance (design 5): how many are in, what is due and late, what holds or asks, how complete the record is, how
 * old the last copy and the last export are; then every child by code. No name, for no role.
 */
export function readDashboard(context: ReadContext): DashboardView {
  const { db } = context
  const site = siteContext(context)
  const today = readTodayView(context)
  const say = checkWords(context)
  const casebooks = new Map(readSubjectRows(context, '').map((row) => [row, readCasebook(db, row.id)]))
  const children = [...casebooks].map(([row, casebook]): DashboardChild => {
    const plan = visitPlan(casebook, site.settings, todayOf(site))
    const holds = holdsOfSubject(db, row.id)
    return {
      subjectId: row.id,
      code: row.code,
      status: row.status,
      doses: doseBoard(casebook, plan, holds).map(({ number, state, date }) => ({ number, state, date })),
      nextVisit: row.nextVisit,
      ...visitsOf(row, plan, today.visits, site),
      holds: holds
        .filter(({ status }) => status === 'active')
        .map(({ formId, check, message }) => say({ formId, check, text: message })),
      openQueries: row.openQueries,
      complete: row.complete,
      expected: row.expected,
    }
  })
  const queries = readQueries(context, { status: 'waiting' })
  const { lastBackup, remindDays } = readBackupPlan(db)
  return {
    enrolled: [...casebooks.values()].filter(wasEnrolled).length,
    planned: PLANNED_CHILDREN,
    dueThisWeek: sum(children, ({ dueThisWeek }) => dueThisWeek),
    overdue: sum(children, ({ overdue }) => overdue),
    holds: sum(children, ({ holds }) => holds.length),
    queries: {
      open: queries.length,
      oldestDays: queries.length === 0 ? null : Math.max(...queries.map(({ ageDays }) => ageDays)),
    },
    seriousEvents: seriousEvents(context, today.seriousEvents),
    stopping: stopping([...casebooks.values()]),
    complete: sum(children, ({ complete }) => complete),
    expected: sum(children, ({ expected }) => expected),
    lastBackup,
    backupRemindDays: remindDays,
    lastExport: lastExport(context),
    children,
  }
}

/** Whether the investigator ever took the child in, however the study has ended since. */
function wasEnrolled({ subject, record }: Casebook): boolean {
  if (subject.status === 'screening' || subject.status === 'screenFailure') return false
  if (subject.status === 'enrolled' || subject.status === 'completed') return true
  return record.forms.some(({ oid, values }) => oid === 'ELIG' && valueOf(values, 'ELIG_DECISION') === '1')
}

/** Visits that Today lists, and with them those whose window opens within the week. */
function visitsOf(
  { id, status }: { readonly id: string; readonly status: string },
  plan: readonly PlannedVisit[],
  waiting: TodayView['visits'],
  site: SiteContext,
): Pick<DashboardChild, 'dueThisWeek' | 'overdue'> {
  const own = waiting.filter(({ subjectId }) => subjectId === id)
  const isActive = status === 'screening' || status === 'enrolled'
  const before = addDays(todayOf(site), WEEK)
  const opening = isActive ? plan.filter((visit) => visit.status === 'notDue' && opensBefore(visit, before)) : []
  return {
    dueThisWeek: own.filter(({ state }) => state === 'due').length + opening.length,
    overdue: own.filter(({ state }) => state === 'overdue').length,
  }
}

const opensBefore = ({ window }: PlannedVisit, day: string): boolean => window !== null && window.earliest < day

/** Serious events, and the clocks to their reports. A clock runs also for an event that is still somebody's draft: it counts. */
function seriousEvents(context: ReadContext, clocks: TodayView['seriousEvents']): DashboardView['seriousEvents'] {
  return {
    count: readEventRows(context).filter(({ serious, clock }) => serious === true || clock !== null).length,
    clocks: clocks.length,
    late: clocks.filter(({ isLate }) => isLate).length,
    nextDueBy: clocks[0]?.dueBy ?? null,
  }
}

/**
 * The protocol names no number at which the trial stops, so the counter gives what such a decision is made on and draws no line:
 * of the children injected, those with a serious event that the treatment may have caused. One that nobody has judged yet counts.
 */
function stopping(casebooks: readonly Casebook[]): DashboardView['stopping'] {
  const injected = casebooks.filter(({ record }) => injectionDates(record).some((date) => date !== null))
  const counts = injected.map(
    ({ record }) =>
      formsOf(record, 'AE').filter(({ values }) => seriousOf(values) === 'Y' && isPossiblyRelated(values)).length,
  )
  return {
    children: counts.filter((count) => count > 0).length,
    events: sum(counts, (count) => count),
    injected: injected.length,
  }
}

/** When data last left in an export of either kind; null for never. */
function lastExport({ db }: ReadContext): string | null {
  const times = ['export.deidentified', 'export.identified'].flatMap((kind) => lastOf(db, kind) ?? [])
  return times.toSorted().at(-1) ?? null
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)
