import { parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date'
import { isCivilDate } from './civilDate.ts'

/** Whether the text is 'HH:MM' between 00:00 and 23:59. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** Whether the text is 'YYYY-MM-DDTHH:MM' with a day that exists. */
export function isDateTime(text: string): boolean {
  return /^.{10}T.{5}$/.test(text) && isCivilDate(text.slice(0, 10)) && isTime(text.slice(11))
}

/**
 * Hours from one local date-time to another, negative when it lies before. The zone counts: a night in which clocks change
 * is 23 or 25 hours long. Throws when a text is not a date-time or the zone is not known.
 */
export function hoursBetween(from: string, to: string, zone: string): number {
  const instant = (text: string) => toZoned(parseDateTime(text), zone).toDate().getTime()
  return (instant(to) - instant(from)) / 3_600_000
}

/**
 * The local date-time some hours after another, to the minute; earlier when negative. The clocks of the zone count, as in
 * {@link hoursBetween}. Throws when the text is not a date-time or the zone is not known.
 */
export function addHours(from: string, hours: number, zone: string): string {
  const moved = toZoned(parseDateTime(from), zone).add({ minutes: Math.round(hours * 60) })
  return toCalendarDateTime(moved).toString().slice(0, 16)
}

/** A local date-time as a UTC stamp. Throws when the text is not a date-time or the zone is not known. */
export function toStamp(local: string, zone: string): string {
  return toZoned(parseDateTime(local), zone).toDate().toISOString()
}

/** Minutes between two 'HH:MM' of one day, negative when the second lies before the first. */
export function minutesBetween(from: string, to: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return minutes(to) - minutes(from)
}
