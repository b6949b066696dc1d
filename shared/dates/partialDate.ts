import { addDays, isCivilDate } from './civilDate.ts'

/** Whether the text is a year, a year and month, or a day that exists. */
export function isPartialDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return isCivilDate(`${text}-01-01`)
  if (/^\d{4}-\d\d$/.test(text)) return isCivilDate(`${text}-01`)
  return isCivilDate(text)
}

/** The first day a partial date may mean. Text after the day (a time) is left out. */
export function earliestOf(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date.slice(0, 10)
}

/** The last day a partial date may mean. */
export function latestOf(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length !== 7) return date.slice(0, 10)
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5))
  const next =
    month === 12
      ? `${String(year + 1).padStart(4, '0')}-01-01`
      : `${date.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/** Whether the first date lies before the second in every way both can be completed (design 12). */
export function surelyBefore(first: string, second: string): boolean {
  return latestOf(first) < earliestOf(second)
}

/** Whether the first date-time surely lies before the second: by the minute where both have a time, else by the day. */
export function surelyBeforeTime(first: string, second: string): boolean {
  return first.length === 16 && second.length === 16 ? first < second : surelyBefore(first, second)
}

/** The first and the last minute that a date or date-time may mean. */
export function minutesOf(date: string): readonly [earliest: string, latest: string] {
  return date.length === 16 ? [date, date] : [`${earliestOf(date)}T00:00`, `${latestOf(date)}T23:59`]
}
