import { parseDate } from '@internationalized/date'
import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { calendarDates, shiftedDays, studyDays } from './dates.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => parseDate('1990-01-01').add({ days: n }).toString())

describe('dates that leave', () => {
  test('safe harbor says a study day, with the time of day where there was one', () => {
    const move = studyDays('2026-03-01').move
    expect(move('2026-03-01')).toBe('1')
    expect(move('2026-02-20T08:30')).toBe('-9T08:30')
  })

  test('safe harbor says nothing of a partial date or before dose 1 is known', () => {
    expect(studyDays('2026-03-01').move('2025-11')).toBeNull()
    expect(studyDays(null).move('2026-03-01')).toBeNull()
  })

  test('safe harbor never lets a calendar year through', () => {
    fc.assert(
      fc.property(
        day,
        day,
        (date, dose) =>
          !studyDays(dose)
            .move(date)
            ?.includes(date.slice(0, 4) + '-'),
      ),
    )
  })

  test('one offset keeps every interval of a child', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 364 }), (a, b, offset) => {
        const { move } = shiftedDays(offset)
        const before = parseDate(a).compare(parseDate(b))
        expect(parseDate(move(a) ?? '').compare(parseDate(move(b) ?? ''))).toBe(before)
        expect(move(a)).not.toBe(a)
      }),
    )
  })

  test('a partial date moves as a partial date', () => {
    expect(shiftedDays(40).move('2026-01')).toBe('2026-02')
    expect(shiftedDays(-200).move('2026')).toBe('2025')
  })

  test('a limited data set keeps the calendar', () => {
    expect(calendarDates.move('2026-03-01')).toBe('2026-03-01')
  })
})
