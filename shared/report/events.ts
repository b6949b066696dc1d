import type { ReportChild, ReportEvent } from './input.ts'

export interface ChildEvent {
  readonly child: ReportChild
  readonly event: ReportEvent
}

/**
 * Events with an onset at or after the first injection, of children who had one (protocol 4.3, 7). An onset that is not known well
 * enough to tell counts: an event is never lost to a missing date.
 */
export function emergentEvents(safety: readonly ReportChild[]): readonly ChildEvent[] {
  return safety.flatMap((child) =>
    child.events.filter((event) => !isBeforeFirst(event)).map((event) => ({ child, event })),
  )
}

/** Whether the event surely began before the first injection. */
export function isBeforeFirst({ window, injection }: ReportEvent): boolean {
  return window === 'BEFORE' || (window === null && injection === 0)
}

/** How many different children stand behind the events. */
export function childrenOf(events: readonly ChildEvent[]): number {
  return new Set(events.map(({ child }) => child.label)).size
}

/** The word for what has no entry in a class. */
export const NOT_KNOWN = 'not known'
export const SAFETY = 'Safety population; events at or after the first injection'
