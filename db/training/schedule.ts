import { addDays } from '../../shared/dates/civilDate.ts'

/** Days between one injection and the next: all within the window, none quite alike. */
const GAPS = [30, 29, 31, 33, 28, 30, 32]

/** The days of a child's visits by visit OID, all within their windows, for a first injection on a civil date. */
export function visitDays(firstInjection: string, child: number): Readonly<Record<string, string>> {
  const gap = (number: number) => GAPS[(child + number) % GAPS.length] ?? 30
  const injections = [firstInjection]
  for (let number = 1; number <= 3; number += 1) {
    injections.push(addDays(injections[number - 1] ?? firstInjection, gap(number)))
  }
  const last = injections[3] ?? firstInjection
  const around = injections.flatMap((date, index) => {
    const number = index + 1
    return [
      [`INJ${number}`, date],
      [`OBS-${number}`, addDays(date, 1)],
      [`TC3-${number}`, addDays(date, 3)],
      [`TC7-${number}`, addDays(date, 7)],
    ]
  })
  return Object.fromEntries([
    ['SCR', addDays(firstInjection, -45 - (child % 5))],
    ['BMA', addDays(firstInjection, -28 + (child % 3))],
    ['BL', addDays(firstInjection, -7 - (child % 4))],
    ...around,
    ['FU1', addDays(last, 30 + (child % 3))],
    ['FU3', addDays(last, 90 - (child % 4))],
    ['FU6', addDays(last, 180 + (child % 5))],
    ['FU9', addDays(last, 270)],
    ['M12', addDays(last, 365 + (child % 7) - 3)],
  ]) as Readonly<Record<string, string>>
}
