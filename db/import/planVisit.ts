import { isCivilDate } from '../../shared/dates/civilDate.ts'
import { todayOf, type SiteContext } from '../../shared/form/context.ts'
import { study } from '../../shared/study/study.ts'
import type { VisitRecord } from '../read/visitRow.ts'
import type { ProposedVisit } from './model.ts'

/** A visit of an import: as it stands, and the fields that it gets. A new one gets all it must have. */
export interface PlannedVisit {
  readonly id: string
  readonly stored: VisitRecord | null
  readonly changes: Readonly<Record<string, string | number>>
}

const STATES = ['planned', 'occurred', 'missed', 'cancelled'] as const
const FIELDS = ['status', 'plannedDate', 'actualDate', 'missedReason'] as const

/** The visit as a file proposes it. What a person has said of a visit here is never replaced by it. */
export function planVisit(
  proposed: ProposedVisit,
  known: PlannedVisit | undefined,
  site: SiteContext,
): PlannedVisit | { readonly problem: string } {
  const problem = problemOf(proposed, site)
  if (problem !== null) return { problem }
  const { oid, repeat } = proposed
  const stored = known?.stored ?? null
  const differs = FIELDS.some((field) => {
    const before = stored?.[field] ?? null
    const isSettled = before !== null && !(field === 'status' && before === 'planned')
    return isSettled && proposed[field] !== null && proposed[field] !== before
  })
  if (differs) return { problem: 'Something else is said of this visit here.' }
  const news = FIELDS.flatMap((field) => {
    const next = proposed[field]
    return next === null || next === stored?.[field] ? [] : [[field, next] as const]
  })
  const base = stored ? {} : { oid, repeat, status: 'planned' }
  return { id: known?.id ?? crypto.randomUUID(), stored, changes: { ...base, ...Object.fromEntries(news) } }
}

function problemOf(visit: ProposedVisit, site: SiteContext): string | null {
  const definition = study.studyEvents.find(({ oid }) => oid === visit.oid)
  if (!definition) return 'The study has no such visit.'
  if (visit.repeat < 1 || (visit.repeat > 1 && !definition.repeating)) return 'This visit does not repeat.'
  if (visit.status !== null && !STATES.some((state) => state === visit.status)) return 'A visit has no such state.'
  for (const date of [visit.plannedDate, visit.actualDate]) {
    if (date !== null && !isCivilDate(date)) return 'A date of the visit is no date.'
  }
  const isAhead = visit.actualDate !== null && visit.actualDate > todayOf(site)
  return isAhead && !site.clockSuspect ? 'The visit lies ahead and cannot have taken place.' : null
}
