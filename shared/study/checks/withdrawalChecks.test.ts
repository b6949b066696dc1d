import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-01-01')
const second = visit('INJ2', '2026-01-31')
const call = visit('TC7-1', '2026-01-20')
const end = visit('ET', '2026-01-20')
const stopped = (date: string, given: Readonly<Record<string, string>> = {}) =>
  form('WITHDRAW', end, { DECISION_DATE: date, WITHDRAW_SCOPE: '3', WITHDRAW_WHO: 'PARENT', ...given })
const called = form('PHONE', call, { CALL_DATETIME: '2026-01-20T10:00' })

describe('EC122, data after everything was ended', () => {
  const visits = [first, call, end]

  test('is refused from the day after, and only when everything ended', () => {
    expect(found('EC122', called, { visits, forms: [stopped('2026-01-19')] })).toMatchObject([
      { severity: 'hard', address: { item: 'CALL_DATETIME' } },
    ])
    expect(found('EC122', called, { visits, forms: [stopped('2026-01-20')] })).toEqual([])
    expect(found('EC122', called, { visits, forms: [stopped('2026-01-19', { WITHDRAW_SCOPE: '2' })] })).toEqual([])
  })

  test('may be marked as not done, and may be the decision and the end itself', () => {
    const notDone = { ...called, notDone: 'withdrawn' }
    expect(found('EC122', notDone, { visits, forms: [stopped('2026-01-19')] })).toEqual([])
    const complete = form('COMPLETE', end, { DATE_LAST_VISIT: '2026-01-20' })
    expect(found('EC122', complete, { visits, forms: [stopped('2026-01-10')] })).toEqual([])
    expect(
      found('EC122', form('AE', 1, { AE_ONSET: '2026-01-20' }), { visits, forms: [stopped('2026-01-10')] }),
    ).toEqual([])
  })

  test('that is there already makes the decision ask for its date, and opens a major deviation', () => {
    const raised = found('EC122', stopped('2026-01-19'), { visits, forms: [called] })
    expect(raised).toMatchObject([
      { severity: 'soft', address: { item: 'DECISION_DATE' } },
      { severity: 'deviation', deviation: { category: 'CONSENT', class: 'MAJOR', date: '2026-01-20' } },
    ])
    expect(found('EC122', stopped('2026-01-20'), { visits, forms: [called] })).toEqual([])
  })

  test('lets marrow that was taken be recorded', () => {
    const marrow = visit('BMA', '2026-01-20')
    const taken = form('BMA', marrow, { BMA_DATETIME: '2026-01-20T08:00' })
    expect(found('EC122', taken, { visits: [marrow, end], forms: [stopped('2026-01-19')] })).toMatchObject([
      { severity: 'deviation', deviation: { class: 'MAJOR' } },
    ])
  })
})

describe('EC123, stopping because of an event', () => {
  const event = (action: string) => form('AE', 1, { AE_ACTION: action })

  test('wants an event that stopped the series', () => {
    const because = stopped('2026-01-20', { WITHDRAW_REASON: 'AE' })
    expect(found('EC123', because, { visits: [end], forms: [event('DOSE NOT CHANGED')] })).toMatchObject([
      { severity: 'soft', address: { item: 'WITHDRAW_REASON' } },
    ])
    expect(found('EC123', because, { visits: [end], forms: [event('DRUG WITHDRAWN')] })).toEqual([])
  })

  test('asks nothing for another reason', () => {
    expect(found('EC123', stopped('2026-01-20', { WITHDRAW_REASON: 'TRAVEL' }), { visits: [end] })).toEqual([])
  })
})

describe('EC124, an injection after the decision', () => {
  const visits = [first, second, end]
  const before = (decision: string) => form('PREINJ', second, { GO_DECISION: decision })
  const injection = form('INJ', second, { INJECTION_NO: '2', INJ_START: '2026-01-31T10:00' })

  test('is refused ahead, from the day after, and a stop may be recorded', () => {
    expect(found('EC124', before('GO'), { visits, forms: [stopped('2026-01-30')] })).toMatchObject([
      { severity: 'hard', address: { item: 'GO_DECISION' } },
    ])
    expect(found('EC124', before('GO'), { visits, forms: [stopped('2026-01-31')] })).toEqual([])
    expect(found('EC124', before('STOP'), { visits, forms: [stopped('2026-01-30')] })).toEqual([])
  })

  test('is recorded as a major deviation once it was given, whatever else ended', () => {
    const scope = { WITHDRAW_SCOPE: '1', WITHDRAW_WHO: 'INVESTIGATOR' }
    expect(found('EC124', injection, { visits, forms: [stopped('2026-01-30', scope)] })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'DOSE', class: 'MAJOR', date: '2026-01-31' } },
    ])
    expect(found('EC124', injection, { visits, forms: [stopped('2026-01-31', scope)] })).toEqual([])
    const notGiven = { ...injection, notDone: 'stopped' }
    expect(found('EC124', notGiven, { visits, forms: [stopped('2026-01-30')] })).toEqual([])
  })

  test('that is recorded already makes the decision ask for its date', () => {
    const given = { visits: [first, second, end], forms: [injection] }
    expect(found('EC124', stopped('2026-01-30'), given).map(({ severity }) => severity)).toEqual(['soft', 'deviation'])
    expect(found('EC124', stopped('2026-01-31'), given)).toEqual([])
  })
})
