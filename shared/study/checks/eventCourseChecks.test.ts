import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

describe('EC108, a drug for an event', () => {
  const event = form('AE', 1, { AE_ONSET: '2026-02-10T08:00', AE_TREATMENT: ['NONE'] })
  const treated = form('AE', 1, { AE_ONSET: '2026-02-10T08:00', AE_TREATMENT: ['DRUG'] })
  const drug = (start: string, of = 'AE#1') => form('CONMED', 1, { CM_INDICATION: 'AE', CM_AE: of, CM_START: start })

  test('stands in the medication log and points to the event', () => {
    expect(found('EC108', treated)).toMatchObject([{ severity: 'soft', address: { item: 'AE_TREATMENT' } }])
    expect(found('EC108', treated, { forms: [drug('2026-02-10', 'AE#2')] })).toHaveLength(1)
    expect(found('EC108', treated, { forms: [drug('2026-02-10')] })).toEqual([])
    expect(found('EC108', event)).toEqual([])
  })

  test('does not begin before the event, seen from both', () => {
    expect(found('EC108', treated, { forms: [drug('2026-02-09')] })[0]?.message).toContain('begins before')
    expect(found('EC108', drug('2026-02-09'), { forms: [treated] })).toMatchObject([{ address: { item: 'CM_START' } }])
    expect(found('EC108', drug('2026-02'), { forms: [treated] })).toEqual([])
  })
})

describe('EC113, injections that an event delayed or stopped', () => {
  const numbers = [1, 2, 3, 4]
  const days = ['2026-01-01', '2026-01-31', '2026-03-02', '2026-04-01']
  const visits = numbers.map((number) => visit(`INJ${number}`, days[number - 1]))
  const given = (number: number, day = days[number - 1]) =>
    form('INJ', visit(`INJ${number}`, day), { INJECTION_NO: String(number), INJ_START: `${day}T10:00` })
  const event = (action: string, more: Readonly<Record<string, string>> = {}) =>
    form('AE', 1, { AE_ACTION: action, AE_ONSET: '2026-01-05T08:00', AE_ONGOING: 'Y', ...more })
  const over = { AE_ONGOING: 'N', AE_END: '2026-01-20' }
  const around = (count: number) => ({
    visits: visits.slice(0, count),
    forms: numbers.slice(0, count).map((n) => given(n)),
  })
  const ask = (own: ReturnType<typeof event>, count: number) => found('EC113', own, around(count))

  test('were not given on time, when the event was over before', () => {
    expect(ask(event('DRUG INTERRUPTED', over), 2)).toMatchObject([
      { severity: 'hard', address: { item: 'AE_ACTION' } },
    ])
    expect(ask(event('DOSE NOT CHANGED', over), 2)).toEqual([])
    expect(ask(event('DRUG INTERRUPTED', over), 1)).toEqual([])
  })

  test('may have been given later than planned, by a day', () => {
    const second = visit('INJ2', '2026-02-01')
    const forms = [given(1), given(2, '2026-02-01')]
    const late = { visits: [visits[0] ?? second, second], forms }
    expect(found('EC113', event('DRUG INTERRUPTED', over), late)).toEqual([])
  })

  test('are asked about softly while the event goes on: a later one may be meant', () => {
    expect(ask(event('DRUG INTERRUPTED'), 2)).toMatchObject([{ severity: 'soft' }])
    expect(ask(event('DRUG WITHDRAWN'), 2)).toMatchObject([{ severity: 'soft' }])
  })

  test('were not stopped when all four were given', () => {
    expect(ask(event('DRUG WITHDRAWN'), 4)).toMatchObject([{ severity: 'hard' }])
  })

  test('keep a go back until the action is corrected', () => {
    const before = (decision: string) => form('PREINJ', visits[1] ?? visit('INJ2'), { GO_DECISION: decision })
    const forms = (action: string) => [given(1), event(action)]
    const two = visits.slice(0, 2)
    expect(found('EC113', before('GO'), { visits: two, forms: forms('DRUG WITHDRAWN') })).toMatchObject([
      { severity: 'hard', address: { item: 'GO_DECISION' } },
    ])
    expect(found('EC113', before('GO'), { visits: two, forms: forms('DRUG INTERRUPTED') })).toHaveLength(1)
    expect(found('EC113', before('STOP'), { visits: two, forms: forms('DRUG WITHDRAWN') })).toEqual([])
    expect(found('EC113', before('GO'), { visits: two, forms: forms('DOSE NOT CHANGED') })).toEqual([])
  })

  test('may go on once they are late enough, or once one was given since', () => {
    const second = visit('INJ2', '2026-02-01')
    const late = form('PREINJ', second, { GO_DECISION: 'GO' })
    const delayed = event('DRUG INTERRUPTED')
    expect(found('EC113', late, { visits: [visits[0] ?? second, second], forms: [given(1), delayed] })).toEqual([])
    const third = form('PREINJ', visits[2] ?? second, { GO_DECISION: 'GO' })
    expect(found('EC113', third, { visits: visits.slice(0, 3), forms: [given(1), given(2), delayed] })).toEqual([])
  })
})

describe('EC115, an event at the final assessment', () => {
  const final = visit('M12', '2026-02-28')
  const event = (more: Readonly<Record<string, string>> = {}) => form('AE', 2, { AE_ONGOING: 'Y', ...more })
  const whole = { AE_OUTCOME: 'NOT RECOVERED/NOT RESOLVED', AE_PLAN: 'Seen by the neurologist in June' }

  test('that goes on has an outcome and a plan', () => {
    expect(found('EC115', event(), { visits: [final] }).map(({ address }) => address?.item)).toEqual([
      'AE_OUTCOME',
      'AE_PLAN',
    ])
    expect(found('EC115', event(whole), { visits: [final] })).toEqual([])
    expect(found('EC115', event({ AE_ONGOING: 'N', AE_END: '2026-02-01' }), { visits: [final] })).toEqual([])
  })

  test('is not asked before that visit', () => {
    expect(found('EC115', event(), { visits: [visit('M12')] })).toEqual([])
    expect(found('EC115', event(), { visits: [visit('FU6', '2026-02-28')] })).toEqual([])
  })

  test('is named on the end of study form', () => {
    const end = form('COMPLETE', final, { STUDY_STATUS: 'COMPLETED' })
    const raised = found('EC115', end, { visits: [final], forms: [event()] })
    expect(raised).toMatchObject([{ severity: 'hard', address: { item: 'ALL_AE_CLOSED' } }])
    expect(raised[0]?.message).toContain('Adverse event 2')
    expect(found('EC115', end, { visits: [final], forms: [event(whole)] })).toEqual([])
  })
})
