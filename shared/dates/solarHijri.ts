import { CalendarDate, parseDate, PersianCalendar, toCalendar } from '@internationalized/date'
import { asciiDigits } from '../text/digits.ts'
import { isCivilDate } from './civilDate.ts'

const PERSIAN = new PersianCalendar()

/** An ISO date as Solar Hijri 'YYYY/MM/DD' in ASCII digits. Throws when the text is not a date. */
export function toSolarHijri(date: string): string {
  const { year, month, day } = toCalendar(parseDate(date), PERSIAN)
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('/')
}

/**
 * The ISO date of a Solar Hijri day, or undefined when it does not exist, such as 30 Esfand in a common year (EC031).
 */
export function fromSolarHijri(year: number, month: number, day: number): string | undefined {
  const date = new CalendarDate(PERSIAN, year, month, day)
  if (date.year !== year || date.month !== month || date.day !== day) return undefined
  const iso = toCalendar(date, parseDate('2000-01-01').calendar).toString()
  return isCivilDate(iso) ? iso : undefined
}

/** What came of a typed date: an ISO date, or why it could not be read. */
export type ReadDate = { readonly date: string } | { readonly problem: string }

/**
 * Reads a whole date as typed in the given calendar: '2026-03-01', '1404/12/10', '۱۴۰۴/۱۲/۱۰'. The year stands first and
 * has four digits; day and month may have one. A year that belongs to the other calendar is refused, not converted.
 */
export function readDate(typed: string, calendar: 'gregorian' | 'solarHijri'): ReadDate {
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(asciiDigits(typed.trim()))
  if (!parts) return { problem: 'Type the date as year/month/day.' }
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  if (calendar === 'gregorian') {
    if (year < 1700) return { problem: 'This looks like a Solar Hijri year; the field takes a Gregorian date.' }
    const date = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
    return isCivilDate(date) ? { date } : { problem: 'This day does not exist.' }
  }
  if (year > 1700) return { problem: 'This looks like a Gregorian year; the field takes a Solar Hijri date.' }
  const date = fromSolarHijri(year, month, day)
  return date ? { date } : { problem: 'This day does not exist in the Solar Hijri calendar.' }
}
