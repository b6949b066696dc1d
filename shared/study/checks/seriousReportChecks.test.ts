import { describe, expect, test } from 'vitest'
import { form } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const serious = (savedAt?: string) =>
  form('AE', 1, { AESHOSP: 'Y', AE_ONSET: '2026-02-27T12:00' }, savedAt === undefined ? {} : { savedAt })
const report = (given: Readonly<Record<string, string | readonly string[]>>, number = 1) =>
  form('SAE', number, { SAE_AE: 'AE#1', SAE_REPORT_TYPE: 'INITIAL', ...given })

/* The site's clock stands at 2026-03-01T09:00. */
describe('EC106, the 24 hours to the report', () => {
  test('shows the hour at which the report is due, from the first record of the event', () => {
    const raised = found('EC106', serious('2026-02-28T20:00'))
    expect(raised).toMatchObject([{ severity: 'suggestion', address: { item: 'AE_SERIOUS' } }])
    expect(raised[0]?.message).toContain('by 2026-03-01 20:00')
    expect(found('EC106', serious())[0]?.message).toContain('by 2026-03-02 09:00')
  })

  test('opens a major deviation once they are over, a minute late', () => {
    expect(found('EC106', serious('2026-02-28T09:00'))).toMatchObject([{ severity: 'suggestion' }])
    expect(found('EC106', serious('2026-02-28T08:59'))).toMatchObject([
      { severity: 'deviation', deviation: { category: 'SAE_LATE', class: 'MAJOR', date: '2026-03-01' } },
    ])
  })

  test('judges no delay by a clock in doubt', () => {
    const site = { clockSuspect: true }
    expect(found('EC106', serious('2026-02-20T08:00'), { site })).toMatchObject([{ severity: 'suggestion' }])
  })

  test('falls silent once a report points to the event, and for what is not serious', () => {
    expect(found('EC106', serious('2026-02-20T08:00'), { forms: [report({})] })).toEqual([])
    expect(found('EC106', form('AE', 1, { AESHOSP: 'N' }, { savedAt: '2026-02-20T08:00' }))).toEqual([])
  })

  test('measures a report from awareness to sending', () => {
    const sent = (at: string) => found('EC106', report({ SAE_AWARE: '2026-02-27T10:00', SAE_SENT: at }))
    expect(sent('2026-02-28T10:00')).toEqual([])
    expect(sent('2026-02-28T10:01')).toMatchObject([
      { severity: 'deviation', deviation: { category: 'SAE_LATE', date: '2026-02-28' }, address: { item: 'SAE_SENT' } },
    ])
  })

  test('counts on while a report is not sent, and leaves follow-ups alone', () => {
    expect(found('EC106', report({ SAE_AWARE: '2026-02-28T08:59' }))).toMatchObject([{ severity: 'deviation' }])
    expect(found('EC106', report({ SAE_AWARE: '2026-02-28T09:00' }))).toEqual([])
    const followUp = report({
      SAE_REPORT_TYPE: 'FOLLOW_UP',
      SAE_AWARE: '2026-02-01T10:00',
      SAE_SENT: '2026-02-20T10:00',
    })
    expect(found('EC106', followUp)).toEqual([])
  })
})

describe('EC107, the criteria of a report', () => {
  test('are at least one, and a stay has its admission', () => {
    expect(found('EC107', report({}))).toMatchObject([{ severity: 'hard', address: { item: 'SAE_CRITERIA' } }])
    expect(found('EC107', report({ SAE_CRITERIA: ['AESHOSP'] }))).toMatchObject([{ address: { item: 'SAE_ADMIT' } }])
    expect(found('EC107', report({ SAE_CRITERIA: ['AESHOSP'], SAE_ADMIT: '2026-02-27T14:00' }))).toEqual([])
    expect(found('EC107', report({ SAE_CRITERIA: ['AESMIE'] }))).toEqual([])
  })
})

describe('EC116, the order of reports', () => {
  const initial = report({ SAE_SENT: '2026-02-27T20:00' }, 1)
  const later = (sent: string, more: Readonly<Record<string, string>> = {}) =>
    report({ SAE_REPORT_TYPE: 'FOLLOW_UP', SAE_SENT: sent, ...more }, 2)

  test('refuses a follow-up from before the initial one, on both', () => {
    expect(found('EC116', later('2026-02-27T19:59'), { forms: [initial] })).toMatchObject([
      { severity: 'hard', address: { item: 'SAE_SENT' } },
    ])
    expect(found('EC116', initial, { forms: [later('2026-02-27T19:59')] })).toHaveLength(1)
    expect(found('EC116', later('2026-02-27T20:00'), { forms: [initial] })).toEqual([])
    expect(found('EC116', initial, { forms: [later('2026-02-27T20:00')] })).toEqual([])
  })

  test('compares reports of one event only', () => {
    expect(found('EC116', later('2026-02-20T10:00', { SAE_AE: 'AE#7' }), { forms: [initial] })).toEqual([])
  })
})

describe('FC35, awareness', () => {
  test('does not come before the onset', () => {
    const aware = (at: string) => found('FC35', report({ SAE_AWARE: at }), { forms: [serious()] })
    expect(aware('2026-02-27T11:59')).toMatchObject([{ severity: 'hard', address: { item: 'SAE_AWARE' } }])
    expect(aware('2026-02-27T12:00')).toEqual([])
  })
})
