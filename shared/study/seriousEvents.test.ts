import { describe, expect, test } from 'vitest'
import type { FormSnapshot } from '../form/record.ts'
import { checks } from './checks/index.ts'
import { HOURS_TO_REPORT, runningReportClocks } from './seriousEvents.ts'
import { child, form, site } from './testing/child.ts'

const event = (number: number, savedAt?: string, answer = 'Y') =>
  form('AE', number, { AESHOSP: answer }, savedAt === undefined ? {} : { savedAt })
const report = (given: Readonly<Record<string, string>>, number = 1) =>
  form('SAE', number, { SAE_AE: 'AE#1', ...given })
/* The site's clock stands at 2026-03-01T09:00. */
const clocks = (forms: readonly FormSnapshot[], settings: Readonly<Record<string, string>> = {}) =>
  runningReportClocks(child([], forms), { ...site, settings: { ...site.settings, ...settings } }).map(
    ({ event: { repeat }, due, isLate }) => [repeat, due, isLate],
  )

describe('the clock of a serious event', () => {
  test('runs 24 hours from the first record, and is late a minute after', () => {
    expect(clocks([event(1, '2026-02-28T09:00')])).toEqual([[1, '2026-03-01T09:00', false]])
    expect(clocks([event(1, '2026-02-28T08:59')])).toEqual([[1, '2026-03-01T08:59', true]])
    expect(clocks([event(1)])).toEqual([[1, '2026-03-02T09:00', false]])
  })

  test('runs from awareness once a report tells it, and on until one was sent', () => {
    const aware = report({ SAE_AWARE: '2026-02-27T20:00' })
    expect(clocks([event(1, '2026-03-01T08:00'), aware])).toEqual([[1, '2026-02-28T20:00', true]])
    expect(clocks([event(1), aware, report({ SAE_SENT: '2026-02-28T12:00' }, 2)])).toEqual([])
  })

  test('does not run for what is not serious, and is not stopped by the report of another event', () => {
    expect(clocks([event(1, '2026-02-28T09:00', 'N')])).toEqual([])
    expect(clocks([event(2, '2026-03-01T08:00'), report({ SAE_SENT: '2026-03-01T08:30' })])).toHaveLength(1)
  })

  test('shows the most urgent first', () => {
    expect(clocks([event(1, '2026-03-01T08:00'), event(2, '2026-02-28T20:00')]).map(([number]) => number)).toEqual([
      2, 1,
    ])
  })

  test('follows the hours that the study has set', () => {
    expect(clocks([event(1, '2026-03-01T08:00')], { 'EC106.hours': '48' })).toEqual([[1, '2026-03-03T08:00', false]])
    expect(checks.find(({ id }) => id === 'EC106')?.limits?.['hours']?.value).toBe(HOURS_TO_REPORT)
  })
})
