import { daysBetween } from '../../dates/civilDate.ts'
import type { CheckContext } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { eventOf, givenInjections, injectionDates } from '../lookup.ts'

/** An injection in its series: the one being recorded, or the one being decided on. */
export interface InSeries {
  /** 1 to 4; 5 for one beyond the protocol. */
  readonly number: number
  /** The civil date of the injection, undefined while it is open. */
  readonly date: string | undefined
  /** The civil date of the injection before it, null when that was not given. */
  readonly previous: string | null
  /** Whole days since the one before, undefined when either is not known. */
  readonly gap: number | undefined
  /** Injections recorded as given, without this one. */
  readonly given: number
}

/** The number of the injection that belongs to a visit, undefined for an unscheduled one. */
export function numberOfVisit(visit: string | undefined): number | undefined {
  const digit = visit?.match(/^INJ([1-4])$/)?.[1]
  return digit === undefined ? undefined : Number(digit)
}

/**
 * Where an injection stands among those given. Reads an INJ form, or a PREINJ form with the day of the decision. Undefined
 * while its number is not known.
 */
export function inSeries(context: CheckContext, day: string | undefined): InSeries | undefined {
  const { record, form, values, studyEvent } = context
  const ofVisit = numberOfVisit(studyEvent?.oid)
  const number = ofVisit ?? numberOf(values, 'INJECTION_NO')
  if (number === undefined) return undefined
  const date = day ?? valueOf(values, 'INJ_START')?.slice(0, 10)
  const dates = injectionDates(record)
  const previous = dates[number - 2] ?? null
  const planned = dates.filter((each, index) => each !== null && index + 1 !== ofVisit).length
  const unplanned = givenInjections(record).filter(
    (each) => each.form.id !== form.id && numberOfVisit(eventOf(record, each.form)?.oid) === undefined,
  ).length
  const gap = date === undefined || previous === null ? undefined : daysBetween(previous, date)
  return { number, date, previous, gap, given: planned + unplanned }
}
