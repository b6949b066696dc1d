import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  birthday,
  civilDate,
  completedMonths,
  completedYears,
  daysBetween,
  isCivilDate,
  studyDay,
} from './civilDate.ts'
import { addHours, hoursBetween, isDateTime, minutesBetween, toStamp } from './dateTime.ts'
import { earliestOf, isPartialDate, latestOf, minutesOf, surelyBefore, surelyBeforeTime } from './partialDate.ts'
import { fromSolarHijri, readDate, toSolarHijri } from './solarHijri.ts'

/** Any day from 1900 to 2199 as ISO text. */
const day = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays('1900-01-01', days))

describe('civil dates', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-01-01'])('%s exists', (text) => expect(isCivilDate(text)).toBe(true))
  test.each(['2025-02-29', '1900-02-29', '2024-04-31', '2024-00-10', '2024-1-1', '1899-12-31', '2024-02-29 '])(
    '%s does not',
    (text) => expect(civilDate(text)).toBeUndefined(),
  )

  test('days added and counted agree, over leap days and year ends', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -800, max: 800 }),
        (date, days) => daysBetween(date, addDays(date, days)) === days,
      ),
    )
  })

  test('a child born on 29 February completes a year on 1 March of a common year', () => {
    expect(completedYears('2020-02-29', '2022-02-28')).toBe(1)
    expect(completedYears('2020-02-29', '2022-03-01')).toBe(2)
    expect(completedYears('2020-02-29', '2024-02-29')).toBe(4)
  })

  test('years are complete on the birthday and not the day before', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), (birth, years) => {
        const full = birthday(birth, years)
        return completedYears(birth, full) === years && completedYears(birth, addDays(full, -1)) === years - 1
      }),
    )
  })

  test('age never falls as time passes', () => {
    fc.assert(
      fc.property(day, day, (birth, on) => completedMonths(birth, addDays(on, 1)) >= completedMonths(birth, on)),
    )
  })

  test('the day of the first injection is study day 1, the day before is -1, and there is no day 0', () => {
    expect(studyDay('2026-03-01', '2026-03-01')).toBe(1)
    expect(studyDay('2026-02-28', '2026-03-01')).toBe(-1)
    fc.assert(fc.property(day, day, (date, first) => studyDay(date, first) !== 0))
  })
})

describe('partial dates', () => {
  test('stand for every day they may mean', () => {
    expect([earliestOf('2024'), latestOf('2024')]).toEqual(['2024-01-01', '2024-12-31'])
    expect([earliestOf('2024-02'), latestOf('2024-02')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([earliestOf('2023-12'), latestOf('2023-12')]).toEqual(['2023-12-01', '2023-12-31'])
    expect([earliestOf('2024-02-10T08:00'), latestOf('2024-02-10T08:00')]).toEqual(['2024-02-10', '2024-02-10'])
  })

  test('are surely before another only when no completion says otherwise', () => {
    expect(surelyBefore('2023', '2024-01')).toBe(true)
    expect(surelyBefore('2024', '2024-06-01')).toBe(false)
    fc.assert(
      fc.property(day, day, fc.constantFrom(4, 7, 10), fc.constantFrom(4, 7, 10), (a, b, lengthA, lengthB) => {
        const sure = surelyBefore(a.slice(0, lengthA), b.slice(0, lengthB))
        return !sure || a < b
      }),
    )
  })

  test('go by the minute where both have one', () => {
    expect(surelyBeforeTime('2024-02-10T08:00', '2024-02-10T08:01')).toBe(true)
    expect(surelyBeforeTime('2024-02-10', '2024-02-10T08:01')).toBe(false)
  })

  test('stand for every minute of those days', () => {
    expect(minutesOf('2024-02')).toEqual(['2024-02-01T00:00', '2024-02-29T23:59'])
    expect(minutesOf('2024-02-10T08:00')).toEqual(['2024-02-10T08:00', '2024-02-10T08:00'])
  })

  test('are told from text', () => {
    expect(['2024', '2024-02', '2024-02-29'].every(isPartialDate)).toBe(true)
    expect(['24', '2024-', '2024-2', '2023-02-29', ''].some(isPartialDate)).toBe(false)
  })
})

describe('times', () => {
  test('hours count what the clocks of the zone did', () => {
    expect(hoursBetween('2026-03-01T08:00', '2026-03-02T08:00', 'Asia/Tehran')).toBe(24)
    expect(hoursBetween('2026-03-28T12:00', '2026-03-29T12:00', 'Europe/Berlin')).toBe(23)
    expect(hoursBetween('2026-03-01T08:00', '2026-03-01T07:30', 'Asia/Tehran')).toBe(-0.5)
  })
  test('hours are added as the clocks of the zone go, over a night in which they change', () => {
    expect(addHours('2026-03-28T12:00', 24, 'Europe/Berlin')).toBe('2026-03-29T13:00')
    expect(addHours('2026-03-01T08:00', 1.5, 'Asia/Tehran')).toBe('2026-03-01T09:30')
    expect(addHours('2026-03-01T08:00', -12, 'Asia/Tehran')).toBe('2026-02-28T20:00')
  })
  test('adding hours and counting them agree where clocks do not change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 20_000 }), fc.integer({ min: -2000, max: 2000 }), (days, hours) => {
        const from = `${addDays('2023-01-01', days)}T12:00`
        return hoursBetween(from, addHours(from, hours, 'Asia/Tehran'), 'Asia/Tehran') === hours
      }),
    )
  })
  test('a local time is one moment of the world', () =>
    expect(toStamp('2026-03-01T09:00', 'Asia/Tehran')).toBe('2026-03-01T05:30:00.000Z'))
  test('minutes of one day may be negative', () => expect(minutesBetween('10:00', '09:15')).toBe(-45))
  test('a date-time has minutes and no seconds', () => {
    expect(isDateTime('2024-02-29T07:30')).toBe(true)
    expect(isDateTime('2024-02-29T07:30:00')).toBe(false)
  })
})

describe('the Solar Hijri calendar', () => {
  test('EC031: 30 Esfand exists in a leap year only', () => {
    expect(fromSolarHijri(1403, 12, 30)).toBe('2025-03-20')
    expect(fromSolarHijri(1404, 12, 30)).toBeUndefined()
    expect(fromSolarHijri(1404, 7, 31)).toBeUndefined()
  })

  test('goes there and back', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, dayOfMonth] = toSolarHijri(date).split('/').map(Number) as [number, number, number]
        return fromSolarHijri(year, month, dayOfMonth) === date
      }),
    )
  })

  test('is read in Persian digits, and a year of the other calendar is refused', () => {
    expect(readDate('۱۴۰۴/۱۲/۱۰', 'solarHijri')).toEqual({ date: '2026-03-01' })
    expect(readDate('2026-3-1', 'gregorian')).toEqual({ date: '2026-03-01' })
    expect(readDate('2026-3-1', 'solarHijri')).toHaveProperty('problem')
    expect(readDate('1404/12/10', 'gregorian')).toHaveProperty('problem')
    expect(JSON.stringify(readDate('1404/12/30', 'solarHijri'))).toContain('Solar Hijri')
    expect(readDate('yesterday', 'gregorian')).toHaveProperty('problem')
  })
})
