import { parseDate } from '@internationalized/date'
import { studyDay } from '../../shared/dates/civilDate.ts'

export type DeidentifiedProfile = 'safe-harbor' | 'date-shifted' | 'limited-dataset'

/** How a profile treats the calendar of one child. */
export interface DateTransform {
  /** Whether what leaves is a study day, a whole number, or a date. */
  readonly unit: 'day' | 'date'
  /** In words for preview, dictionary and manifest; null when dates stay. */
  readonly how: string | null
  /** Moves a date, partial date or local date-time; null when nothing safe can be said. */
  move(value: string): string | null
}

const WHOLE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?)?$/
const PARTIAL = /^\d{4}(?:-\d{2})?$/

/** safe-harbor: study days only. A partial date has no study day and leaves as missing. */
export function studyDays(firstDose: string | null): DateTransform {
  return {
    unit: 'day',
    how: 'study day relative to dose 1 (dose 1 = day 1, no day 0)',
    move(value) {
      const match = WHOLE.exec(value)
      if (!match?.[1] || firstDose === null) return null
      const day = studyDay(match[1], firstDose)
      return match[2] ? `${day}T${match[2]}` : String(day)
    },
  }
}

/**
 * date-shifted: one offset in whole days for all dates of a child (rule 4), so that intervals stay exact (rule 5). A
 * partial date moves as a partial date: from the middle of what it leaves open.
 */
export function shiftedDays(offset: number): DateTransform {
  return {
    unit: 'date',
    how: 'shifted by one random number of days per child',
    move(value) {
      const match = WHOLE.exec(value)
      if (match?.[1]) {
        const day = parseDate(match[1]).add({ days: offset }).toString()
        return match[2] ? `${day}T${match[2]}` : day
      }
      if (!PARTIAL.test(value)) return null
      const middle = parseDate(value.length === 4 ? `${value}-07-01` : `${value}-15`)
      return middle.add({ days: offset }).toString().slice(0, value.length)
    },
  }
}

/** limited-dataset: calendar dates are kept. */
export const calendarDates: DateTransform = { unit: 'date', how: null, move: (value) => value }

/**
 * A stamp of the trail (UTC, ISO with Z) moved by whole days, to the minute: intervals stay true across every change of the wall
 * clock, and no second or millisecond is left by which two releases could be joined (rules 2, 4, 5).
 */
export function shiftedStamp(time: string, offset: number): string {
  return `${new Date(Date.parse(time) + offset * 86_400_000).toISOString().slice(0, 16)}Z`
}

/** The study day of a stamp by the wall clock of the site (`offset` such as '+03:30'); empty before a first dose is known. */
export function stampDay(time: string, offset: string, firstDose: string | null): string {
  if (firstDose === null) return ''
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const local = Date.parse(time) + (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
  return String(studyDay(new Date(local).toISOString().slice(0, 10), firstDose))
}
