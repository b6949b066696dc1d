import { parseDate } from '@internationalized/date'

/**
 * Study day relative to dose 1: the day of dose 1 is day 1, the day before is day -1, there is no day 0
 * (deidentification rule 3). Both are civil dates 'YYYY-MM-DD'. Throws on anything else.
 */
export function studyDay(date: string, firstDose: string): number {
  const days = parseDate(date).compare(parseDate(firstDose))
  return days >= 0 ? days + 1 : days
}

/** Whole years between two civil dates: the age completed on `on` (deidentification rule 6). */
export function completedYears(birth: string, on: string): number {
  const from = parseDate(birth)
  const to = parseDate(on)
  const before = to.month < from.month || (to.month === from.month && to.day < from.day)
  return to.year - from.year - (before ? 1 : 0)
}
