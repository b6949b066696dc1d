import { getLocalTimeZone, parseDate, toZoned } from '@internationalized/date'
import type { AuditFilter } from '../../../shared/ipc/views/audit.ts'

/** Whole civil days, both ends inclusive; null is open. */
export interface DaySpan {
  readonly from: string | null
  readonly to: string | null
}

/** The days of a filter, in this machine's zone. */
export function spanOf(filter: AuditFilter): DaySpan {
  return {
    from: filter.from === undefined ? null : dayOf(filter.from),
    // The filter ends at the last moment of the day.
    to: filter.to === undefined ? null : dayOf(filter.to),
  }
}

/** The filter's two stamps for whole days: the first moment of the first day, the last millisecond of the last. */
export function stampsOf({ from, to }: DaySpan): Pick<AuditFilter, 'from' | 'to'> {
  return {
    ...(from === null ? {} : { from: startOf(from).toISOString() }),
    ...(to === null
      ? {}
      : { to: new Date(startOf(parseDate(to).add({ days: 1 }).toString()).getTime() - 1).toISOString() }),
  }
}

/** The last so many days until today, today included. */
export function lastDays(today: string, count: number): DaySpan {
  return {
    from: parseDate(today)
      .subtract({ days: count - 1 })
      .toString(),
    to: null,
  }
}

const startOf = (day: string): Date => toZoned(parseDate(day), getLocalTimeZone()).toDate()

function dayOf(stamp: string): string {
  const at = new Date(stamp)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
