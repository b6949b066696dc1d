import { minutesOf } from '../dates/partialDate.ts'
import { valueOf, type FormValues } from '../form/values.ts'

/** When an adverse event began and ended, as far as its dates tell: each end may be one minute or many. */
export interface EventSpan {
  readonly onset: readonly [earliest: string, latest: string]
  /** An event that goes on ends at the end of time; one whose end is open may have ended at once or go on. */
  readonly end: readonly [earliest: string, latest: string]
}

const NEVER = '9999-12-31T23:59'

/** The span of an event, undefined while its onset is open. */
export function spanOf(event: FormValues): EventSpan | undefined {
  const began = valueOf(event, 'AE_ONSET')
  if (began === undefined) return undefined
  const onset = minutesOf(began)
  const ended = valueOf(event, 'AE_END')
  if (valueOf(event, 'AE_ONGOING') === 'Y') return { onset, end: [NEVER, NEVER] }
  if (ended === undefined) return { onset, end: [onset[0], NEVER] }
  const [earliest, latest] = minutesOf(ended)
  return { onset, end: [earliest > onset[0] ? earliest : onset[0], latest] }
}

/** Whether two events overlap in every way their dates can be completed. */
export function surelyOverlap(one: EventSpan, other: EventSpan): boolean {
  return one.onset[1] < other.end[0] && other.onset[1] < one.end[0]
}

/** Whether an event may have been there between two minutes, both included. */
export function mayCover(event: EventSpan, from: string, to: string): boolean {
  return event.onset[0] <= to && event.end[1] >= from
}
