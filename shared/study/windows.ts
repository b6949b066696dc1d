import { addDays, daysBetween } from '../dates/civilDate.ts'
import { numberSetting, type Settings } from '../form/context.ts'
import type { StudyEventDefinition } from './definition.ts'

/** The dates windows are counted from. */
export interface WindowAnchors {
  /** Civil date of each injection given, null where it was not (yet). */
  readonly injections: readonly (string | null)[]
  /** When the first injection is planned, while it has not been given. */
  readonly plannedFirstInjection?: string
  /** The day on which the decision to stop was taken. */
  readonly decision?: string
  /** True when no further injection will be given: the last one given is then the last one. */
  readonly noMoreInjections?: boolean
}

/** A visit's window in civil dates; both ends belong to it. */
export interface VisitWindow {
  readonly planned: string
  readonly earliest: string
  readonly latest: string
  /** True while the anchor itself is only planned: the dates move when it takes place. */
  readonly provisional: boolean
}

interface Anchor {
  readonly date: string
  readonly provisional: boolean
}

/** The days of a visit under the settings in force; the definition's own where a setting is absent. */
export function windowDays(event: StudyEventDefinition, settings: Settings) {
  return {
    target: numberSetting(settings, `window.${event.oid}.target`, event.targetDay),
    from: numberSetting(settings, `window.${event.oid}.from`, event.fromDay),
    to: numberSetting(settings, `window.${event.oid}.to`, event.toDay),
  }
}

/**
 * Planned, earliest and latest day of a visit (protocol 2.2), or null when nothing can be said: no anchor yet, or a visit
 * without a window. An injection that was not given is expected at its target after the one before.
 */
export function visitWindow(
  events: readonly StudyEventDefinition[],
  event: StudyEventDefinition,
  anchors: WindowAnchors,
  settings: Settings,
): VisitWindow | null {
  const anchor = anchorOf(events, event, anchors, settings)
  if (!anchor) return null
  const days = windowDays(event, settings)
  return {
    planned: addDays(anchor.date, days.target),
    earliest: addDays(anchor.date, days.from),
    latest: addDays(anchor.date, days.to),
    provisional: anchor.provisional,
  }
}

function anchorOf(
  events: readonly StudyEventDefinition[],
  event: StudyEventDefinition,
  anchors: WindowAnchors,
  settings: Settings,
): Anchor | null {
  switch (event.anchor.kind) {
    case 'none':
      return null
    case 'decision':
      return anchors.decision === undefined ? null : { date: anchors.decision, provisional: false }
    case 'firstInjection':
      return injectionDate(events, 1, anchors, settings)
    case 'injection':
      return injectionDate(events, event.anchor.number, anchors, settings)
    case 'lastInjection': {
      const given = anchors.injections.filter((date) => date !== null)
      if (given.length === 4 || anchors.noMoreInjections) {
        const last = given.at(-1)
        return last === undefined ? null : { date: last, provisional: false }
      }
      return injectionDate(events, 4, anchors, settings)
    }
    default: {
      const unknown: never = event.anchor
      throw new Error(`unknown anchor ${JSON.stringify(unknown)}`)
    }
  }
}

/** The day an injection was given, else the day it is expected on, counted from the one before. */
function injectionDate(
  events: readonly StudyEventDefinition[],
  number: number,
  anchors: WindowAnchors,
  settings: Settings,
): Anchor | null {
  const given = anchors.injections[number - 1]
  if (given) return { date: given, provisional: false }
  if (number === 1) {
    return anchors.plannedFirstInjection === undefined
      ? null
      : { date: anchors.plannedFirstInjection, provisional: true }
  }
  const before = injectionDate(events, number - 1, anchors, settings)
  const visit = events.find((each) => each.oid === `INJ${number}`)
  return before && visit ? { date: addDays(before.date, windowDays(visit, settings).target), provisional: true } : null
}

export type VisitStatus = 'unplanned' | 'notDue' | 'due' | 'overdue' | 'occurred' | 'missed'

/** Where a visit stands today: due from the first to the last day of its window, overdue after it. */
export function visitStatus(
  window: VisitWindow | null,
  event: { readonly status: 'planned' | 'occurred' | 'missed' } | undefined,
  today: string,
): VisitStatus {
  if (event && event.status !== 'planned') return event.status
  if (!window) return 'unplanned'
  if (today < window.earliest) return 'notDue'
  return today <= window.latest ? 'due' : 'overdue'
}

/** Days outside the window: negative when early, positive when late, 0 inside (EC020). */
export function daysOutside(window: VisitWindow, actual: string): number {
  if (actual < window.earliest) return daysBetween(window.earliest, actual)
  return actual > window.latest ? daysBetween(window.latest, actual) : 0
}
