import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { addDays, completedMonths, completedYears, daysBetween, studyDay } from '../dates/civilDate.ts'
import { hoursBetween, toStamp } from '../dates/dateTime.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { visits } from './visits.ts'
import { daysOutside, visitStatus, visitWindow } from './windows.ts'

/** Ahead, behind, by half hours, by half an hour of summer time, a day left out (Apia, 30 December 2011), midnights that do not exist. */
const ZONES = [
  'UTC',
  'Asia/Tehran',
  'Europe/Berlin',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Honolulu',
]
const here = process.env['TZ']

function inZone<T>(zone: string, work: () => T): T {
  process.env['TZ'] = zone
  return work()
}

afterEach(() => {
  if (here === undefined) delete process.env['TZ']
  else process.env['TZ'] = here
})

/** Days on which something is odd: leap days and their neighbours, changes of the clock, ends of years; and any day. */
const odd = fc.constantFrom(
  '2020-02-28',
  '2020-02-29',
  '2020-03-01',
  '2024-02-29',
  '2025-02-28',
  '2025-03-01',
  '2000-02-29',
  '2011-12-29',
  '2011-12-30',
  '2011-12-31',
  '2022-03-21',
  '2022-03-22',
  '2022-09-21',
  '2026-03-29',
  '2026-10-25',
  '2018-11-04',
  '2026-04-05',
  '2026-10-04',
  '2025-12-31',
  '2026-01-01',
)
const day = fc.oneof(
  odd,
  fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2000-01-01', days)),
)

test('the zones of this test are in force while it runs', () => {
  const noon = () => new Date('2026-07-01T12:00:00Z').getHours()
  expect(ZONES.map((zone) => inZone(zone, noon))).toEqual([12, 15, 14, 9, 9, 22, 1, 2])
})

test('windows, study days and ages are the same wherever the laptop thinks it is', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 3 })
  fc.assert(
    fc.property(day, gaps, day, day, (first, between, birth, today) => {
      const given = between.reduce((all, gap) => [...all, addDays(all.at(-1) ?? first, gap)], [first])
      const injections = [...given, null, null, null].slice(0, 4)
      const all = () =>
        visits.map((each) => {
          const window = visitWindow(visits, each, { injections }, DEFAULT_SETTINGS)
          return window && [window, visitStatus(window, { status: 'planned' }, today), daysOutside(window, today)]
        })
      const days = () => [
        studyDay(today, first),
        daysBetween(first, today),
        completedYears(birth, today),
        completedMonths(birth, today),
      ]
      const [home = '', ...away] = ZONES
      const expected = inZone(home, () => ({ all: all(), days: days() }))
      for (const zone of away)
        expect(
          inZone(zone, () => ({ all: all(), days: days() })),
          zone,
        ).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('the study day goes up by one from day to day, over leap days and changes of the clock, and leaves out 0', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -500, max: 500 }), fc.constantFrom(...ZONES), (first, offset, zone) => {
      inZone(zone, () => {
        const [one, next] = [studyDay(addDays(first, offset), first), studyDay(addDays(first, offset + 1), first)]
        expect(one).not.toBe(0)
        expect(next - one).toBe(one === -1 ? 2 : 1)
      })
    }),
  )
})

test('hours at the site are those of its own clocks, wherever the laptop thinks it is', () => {
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  fc.assert(
    fc.property(
      day,
      time,
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom(...ZONES),
      (on, [hour, minute], later, site) => {
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const [from, to] = [`${on}T${clock}`, `${addDays(on, later)}T${clock}`]
        const said = () => [hoursBetween(from, to, site), toStamp(from, site), toStamp(to, site)]
        const expected = inZone('UTC', said)
        for (const zone of ZONES) expect(inZone(zone, said), zone).toEqual(expected)
      },
    ),
    { numRuns: 60 },
  )
})
