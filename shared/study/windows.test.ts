import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../dates/civilDate.ts'
import type { StudyEventDefinition } from './definition.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { visits } from './visits.ts'
import { daysOutside, visitStatus, visitWindow, type WindowAnchors } from './windows.ts'

const visit = (oid: string): StudyEventDefinition => {
  const found = visits.find((each) => each.oid === oid)
  if (!found) throw new Error(oid)
  return found
}
const windowOf = (oid: string, anchors: WindowAnchors, settings = DEFAULT_SETTINGS) =>
  visitWindow(visits, visit(oid), anchors, settings)
const none = [null, null, null, null]
const given = (...dates: (string | null)[]): WindowAnchors => ({ injections: [...dates, ...none].slice(0, 4) })

describe('windows', () => {
  test('before the first injection nothing is known unless it is planned', () => {
    expect(windowOf('BL', { injections: none })).toBeNull()
    expect(windowOf('BL', { injections: none, plannedFirstInjection: '2024-03-07' })).toEqual({
      planned: '2024-02-29',
      earliest: '2024-02-15',
      latest: '2024-03-07',
      provisional: true,
    })
  })

  test('each injection counts from the one before as it was given', () => {
    expect(windowOf('INJ2', given('2024-01-31'))).toMatchObject({
      planned: '2024-03-01',
      earliest: '2024-02-28',
      latest: '2024-03-08',
      provisional: false,
    })
    expect(windowOf('INJ3', given('2024-01-31'))).toMatchObject({ planned: '2024-03-31', provisional: true })
    expect(windowOf('INJ3', given('2024-01-31', '2024-03-08'))).toMatchObject({
      planned: '2024-04-07',
      provisional: false,
    })
  })

  test('the last visit counts from the fourth injection, or from the last one once no more follow', () => {
    const three = given('2025-01-01', '2025-01-31', '2025-03-02')
    expect(windowOf('M12', three)).toMatchObject({ planned: '2026-04-01', provisional: true })
    expect(windowOf('M12', { ...three, noMoreInjections: true })).toMatchObject({
      planned: '2026-03-02',
      provisional: false,
    })
    expect(windowOf('M12', { injections: none, noMoreInjections: true })).toBeNull()
  })

  test('early termination counts from the decision, an unscheduled visit from nothing', () => {
    expect(windowOf('ET', { injections: none, decision: '2026-02-20' })).toMatchObject({
      planned: '2026-02-20',
      latest: '2026-03-06',
    })
    expect(windowOf('ET', { injections: none })).toBeNull()
    expect(windowOf('UNS', given('2026-01-01'))).toBeNull()
  })

  test('a site may move a window', () => {
    const settings = { ...DEFAULT_SETTINGS, 'window.INJ2.to': '40' }
    expect(windowOf('INJ2', given('2024-01-31'), settings)).toMatchObject({ latest: '2024-03-11' })
  })

  test('the target lies in every window, and a later injection never makes a window earlier', () => {
    const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days))
    const gaps = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 0, maxLength: 3 })
    fc.assert(
      fc.property(start, gaps, fc.integer({ min: 0, max: 30 }), (first, between, later) => {
        const dates = between.reduce((all, gap) => [...all, addDays(all.at(-1) ?? first, gap)], [first])
        const moved = dates.map((date, index) => (index === dates.length - 1 ? addDays(date, later) : date))
        for (const each of visits) {
          const before = visitWindow(visits, each, given(...dates), DEFAULT_SETTINGS)
          const after = visitWindow(visits, each, given(...moved), DEFAULT_SETTINGS)
          if (!before || !after) continue
          expect(before.earliest <= before.planned && before.planned <= before.latest).toBe(true)
          expect(daysBetween(before.earliest, before.latest)).toBe(each.toDay - each.fromDay)
          expect(after.planned >= before.planned).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('where a visit stands', () => {
  const window = { planned: '2026-03-10', earliest: '2026-03-08', latest: '2026-03-12', provisional: false }

  test.each([
    ['2026-03-07', 'notDue'],
    ['2026-03-08', 'due'],
    ['2026-03-12', 'due'],
    ['2026-03-13', 'overdue'],
  ])('on %s it is %s', (today, status) => expect(visitStatus(window, { status: 'planned' }, today)).toBe(status))

  test('what happened or was missed stays so, and no window means not planned', () => {
    expect(visitStatus(window, { status: 'occurred' }, '2026-04-01')).toBe('occurred')
    expect(visitStatus(window, { status: 'missed' }, '2026-04-01')).toBe('missed')
    expect(visitStatus(null, undefined, '2026-04-01')).toBe('unplanned')
  })

  test('days outside the window count from its nearer end', () => {
    expect(daysOutside(window, '2026-03-06')).toBe(-2)
    expect(daysOutside(window, '2026-03-12')).toBe(0)
    expect(daysOutside(window, '2026-03-15')).toBe(3)
  })
})
