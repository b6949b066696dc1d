import { parseDate } from '@internationalized/date'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completedYears, studyDay } from './studyDay.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => parseDate('1990-01-01').add({ days: n }).toString())

describe('study day', () => {
  test('the day of dose 1 is day 1 and the day before is day -1, there is no day 0', () => {
    expect(studyDay('2026-03-01', '2026-03-01')).toBe(1)
    expect(studyDay('2026-02-28', '2026-03-01')).toBe(-1)
    expect(studyDay('2024-03-01', '2024-02-28')).toBe(3)
    fc.assert(fc.property(day, day, (date, dose) => studyDay(date, dose) !== 0))
  })

  test('intervals stay exact on one side of dose 1', () => {
    fc.assert(
      fc.property(day, fc.nat(3000), fc.nat(3000), (dose, a, b) => {
        const on = (days: number) => studyDay(parseDate(dose).add({ days }).toString(), dose)
        expect(on(a) - on(b)).toBe(a - b)
      }),
    )
  })

  test('age counts birthdays, also of a child born on 29 February', () => {
    expect(completedYears('2020-02-29', '2025-02-28')).toBe(4)
    expect(completedYears('2020-02-29', '2025-03-01')).toBe(5)
    expect(completedYears('2020-06-15', '2026-06-15')).toBe(6)
  })
})
