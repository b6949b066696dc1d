import { CalendarDate, parseDate } from '@internationalized/date'

/** Dates in the record lie between these years; anything else is a slip of the finger. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2200

/** The civil date behind 'YYYY-MM-DD', or undefined when no such day exists (30 February, 29 February 2025). */
export function civilDate(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  // The constructor moves impossible days to the nearest possible one: compare instead of trusting it.
  const date = new CalendarDate(year, month, day)
  return date.year === year && date.month === month && date.day === day ? date : undefined
}

/** Whether the text is a day that exists. */
export function isCivilDate(text: string): boolean {
  return civilDate(text) !== undefined
}

/** The date some days later (earlier when negative). Throws when the text is not a date. */
export function addDays(date: string, days: number): string {
  return parseDate(date).add({ days }).toString()
}

/** The same day some calendar months later; the last day of the month when it has no such day. */
export function addMonths(date: string, months: number): string {
  return parseDate(date).add({ months }).toString()
}

/** Whole days from the first date to the second, negative when it lies before. Throws when a text is not a date. */
export function daysBetween(from: string, to: string): number {
  return parseDate(to).compare(parseDate(from))
}

/**
 * Completed years on a date. A child born on 29 February completes the year on 1 March in a common year
 * (instruments.md, GMFCS vectors). Negative before birth.
 */
export function completedYears(birthDate: string, on: string): number {
  return Math.floor(completedMonths(birthDate, on) / 12)
}

/** The day on which a number of years is complete: the birthday, or 1 March for a child of 29 February. */
export function birthday(birthDate: string, years: number): string {
  const day = `${String(Number(birthDate.slice(0, 4)) + years).padStart(4, '0')}${birthDate.slice(4)}`
  return isCivilDate(day) ? day : `${day.slice(0, 4)}-03-01`
}

/** Completed months on a date; a month is complete when its day of birth is reached, or the month is over. */
export function completedMonths(birthDate: string, on: string): number {
  const birth = parseDate(birthDate)
  const date = parseDate(on)
  const months = (date.year - birth.year) * 12 + (date.month - birth.month)
  return date.day >= birth.day ? months : months - 1
}

/**
 * The study day of a date: day 1 is the day of the first injection, the day before is -1, there is no day 0
 * (deidentification rule 3).
 */
export function studyDay(date: string, firstInjection: string): number {
  const days = daysBetween(firstInjection, date)
  return days >= 0 ? days + 1 : days
}
