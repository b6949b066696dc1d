import { todayOf, type SiteContext } from '../../shared/form/context.ts'
import type { SubjectRow } from '../../shared/ipc/views/subjects.ts'
import { matches } from '../search/matches.ts'
import { readCasebook, type Casebook } from './casebook.ts'
import { activeHolds } from './holdRows.ts'
import { readMarks } from './marks.ts'
import { matrixCells, type CellMarks } from './matrixCells.ts'
import { waitingQueries } from './queryRows.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { subjectFacts } from './subjectFacts.ts'
import { subjectsOf } from './subjectRow.ts'
import { identitySight, visibleNames } from './visibleName.ts'
import { visitPlan, type PlannedVisit } from './visitPlan.ts'

/** The children that a search means, by code (ui 4). A name is searched only by those who may see it. */
export function readSubjectRows(context: ReadContext, search: string): readonly SubjectRow[] {
  const { db, person } = context
  const site = siteContext(context)
  const names = visibleNames(db, person.role)
  const searchesNames = identitySight(person.role) === 'seen'
  const marksOf = readMarks(db)
  const queries = countBy(waitingQueries(db))
  const holds = countBy(activeHolds(db))
  return subjectsOf(db)
    .filter(({ id, code }) => matches(search, searchesNames ? [code, names.get(id) ?? ''] : [code]))
    .map(({ id }) => {
      const casebook = readCasebook(db, id)
      return {
        ...rowOfCasebook(casebook, site, marksOf),
        name: names.get(id) ?? null,
        openQueries: queries.get(id) ?? 0,
        holds: holds.get(id) ?? 0,
      }
    })
}

function rowOfCasebook(
  casebook: Casebook,
  site: SiteContext,
  marksOf: (formId: string) => CellMarks,
): Omit<SubjectRow, 'name' | 'openQueries' | 'holds'> {
  const today = todayOf(site)
  const { id, code, status } = casebook.subject
  const plan = visitPlan(casebook, site.settings, today)
  const { gmfcs, ageYears } = subjectFacts(casebook, today)
  const ahead = FINISHED.has(status) ? [] : plan
  const next = nextVisit(ahead)
  const dose = nextVisit(ahead.filter(({ definition }) => /^INJ\d$/.test(definition.oid)))
  return {
    id,
    code,
    status,
    gmfcs,
    ageYears,
    nextVisit: next
      ? { oid: next.definition.oid, planned: next.window?.planned ?? null, latest: next.window?.latest ?? null }
      : null,
    nextDose: dose?.window?.planned ?? null,
    drafts: casebook.forms.filter(({ row }) => marksOf(row.id).draftBy !== null).length,
    ...completeness(casebook, plan, site, marksOf),
  }
}

/** Nothing is due any more for a child whose study has ended, whatever was left out. */
const FINISHED: ReadonlySet<string> = new Set(['completed', 'screenFailure', 'died'])

/** The first visit that has neither taken place nor been missed, and has a window. */
function nextVisit(plan: readonly PlannedVisit[]): PlannedVisit | undefined {
  return plan
    .filter(({ status, window }) => window !== null && ['due', 'overdue', 'notDue'].includes(status))
    .toSorted((a, b) => ((a.window?.planned ?? '') < (b.window?.planned ?? '') ? -1 : 1))[0]
}

/** How many of the forms that should be there by today are complete. */
function completeness(
  casebook: Casebook,
  plan: readonly PlannedVisit[],
  { settings }: SiteContext,
  marksOf: (formId: string) => CellMarks,
): { readonly complete: number; readonly expected: number } {
  const cells = plan
    .flatMap((planned) => matrixCells(casebook, planned, marksOf, settings))
    .filter(({ state }) => state !== 'notDue' && state !== 'notNeeded' && state !== 'missed')
  const done = cells.filter(({ state }) => state === 'complete' || state === 'signed' || state === 'locked')
  return { complete: done.length, expected: cells.length }
}

function countBy(entries: readonly { readonly subjectId: string | null }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { subjectId } of entries) if (subjectId) counts.set(subjectId, (counts.get(subjectId) ?? 0) + 1)
  return counts
}
