import { toSolarHijri } from '../../shared/dates/solarHijri.ts'

export type CalendarName = 'gregorian' | 'solarHijri'

const two = (number: number): string => String(number).padStart(2, '0')

/** Wall clock time of a stamp, 'HH:MM:SS', on this machine's zone. */
export function clockTime(stamp: string): string {
  const at = new Date(stamp)
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/**
 * A stamp as 'YYYY-MM-DD HH:MM' on this machine's zone. A moment that people plan by, such as a deadline, is told in their calendar
 * too; a stamp of the record stands as the record has it.
 */
export function stampText(stamp: string, calendar: CalendarName = 'gregorian'): string {
  const at = new Date(stamp)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${dateText(day, calendar)} ${clockTime(stamp).slice(0, 5)}`
}

/**
 * A civil date for the eye: '2026-11-22', or with the Solar Hijri date before it when the person asks for that calendar.
 * A partial date ('2026-11', '2026') is shown as it stands.
 */
export function dateText(date: string, calendar: CalendarName): string {
  const whole = /^\d{4}-\d\d-\d\d/.test(date)
  return calendar === 'solarHijri' && whole ? `${toSolarHijri(date.slice(0, 10))} · ${date}` : date
}

/** A civil date where there is little room: in the person's calendar alone. */
export function shortDate(date: string, calendar: CalendarName): string {
  return dateText(date, calendar).split(' · ')[0] ?? date
}

/** Size of a file for people, in the nearest unit of 1024. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} kB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
