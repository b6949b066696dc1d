import { toStamp } from '../../shared/dates/dateTime.ts'
import type { SiteContext } from '../../shared/form/context.ts'
import { valueOf } from '../../shared/form/values.ts'
import { zoneOf } from '../../shared/study/calculations/injectionRules.ts'
import { runningReportClocks } from '../../shared/study/seriousEvents.ts'
import type { Casebook } from './casebook.ts'

/** A serious adverse event of which no report was sent yet. */
export interface UnreportedEvent {
  readonly formId: string
  readonly title: string
  /** UTC. */
  readonly dueBy: string
}

/** The serious events of a child whose clock runs (EC106), the most urgent first. */
export function seriousEventsToReport({ record }: Casebook, site: SiteContext): readonly UnreportedEvent[] {
  return runningReportClocks(record, site).map(({ event, due }) => ({
    formId: event.id,
    title: valueOf(event.values, 'AE_TERM') ?? `AE ${event.repeat}`,
    dueBy: toStamp(due, zoneOf(site.settings)),
  }))
}
