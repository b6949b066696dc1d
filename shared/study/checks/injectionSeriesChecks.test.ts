import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-01-01')
const second = (date: string) => visit('INJ2', date)
const given = (date: string) => form('INJ', second(date), { INJECTION_NO: '2', INJ_START: `${date}T10:00` })
const before = (date: string, decision = 'GO') => form('PREINJ', second(date), { GO_DECISION: decision })
const site = { now: '2026-12-31T09:00' }
const around = (date: string) => ({ visits: [first, second(date)], site })

describe('EC023, the order of injections', () => {
  const visits = [second('2026-01-31')]

  test('forbids a go while the injection before is not recorded', () => {
    expect(found('EC023', before('2026-01-31'), { visits, site })).toMatchObject([{ severity: 'hard' }])
    expect(found('EC023', before('2026-01-31'), around('2026-01-31'))).toEqual([])
  })

  test('lets a hold be decided whatever is missing', () => {
    expect(found('EC023', before('2026-01-31', 'HOLD'), { visits, site })).toEqual([])
  })

  test('records one that was given out of turn as a major deviation', () => {
    expect(found('EC023', given('2026-01-31'), { visits, site })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'DOSE', class: 'MAJOR', date: '2026-01-31' } },
    ])
    expect(found('EC023', given('2026-01-31'), around('2026-01-31'))).toEqual([])
  })

  test('is silent about a visit at which no injection was given', () => {
    const none = form('INJ', second('2026-01-31'), {}, { notDone: 'NO_PRODUCT' })
    expect(found('EC023', none, { visits, site })).toEqual([])
  })

  test('asks to correct a number that is not that of the visit', () => {
    const wrong = form('INJ', second('2026-01-31'), { INJECTION_NO: '3', INJ_START: '2026-01-31T10:00' })
    expect(found('EC023', wrong, around('2026-01-31'))).toMatchObject([{ severity: 'hard' }])
  })
})

describe('EC024, EC025 and EC026, the gap between injections', () => {
  const gaps = (date: string) => ['EC024', 'EC025', 'EC026'].flatMap((check) => found(check, given(date), around(date)))

  test('says nothing from day 28 to day 37', () => {
    expect(gaps('2026-01-29')).toEqual([])
    expect(gaps('2026-02-07')).toEqual([])
  })

  test.each([
    ['day 20', '2026-01-21', 'EC024', 'MAJOR', -1],
    ['day 21', '2026-01-22', 'EC025', 'MINOR', -7],
    ['day 27', '2026-01-28', 'EC025', 'MINOR', -1],
    ['day 38', '2026-02-08', 'EC025', 'MINOR', 1],
    ['day 60', '2026-03-02', 'EC025', 'MINOR', 23],
    ['day 61', '2026-03-03', 'EC026', 'MAJOR', 1],
  ])('files %s as one deviation', (_, date, check, weight, days) => {
    expect(gaps(date)).toMatchObject([{ check, severity: 'deviation', deviation: { class: weight, days } }])
  })

  test('tells the reader of a major deviation to go to the investigator', () => {
    expect(gaps('2026-01-21')[0]?.message).toContain('tell the investigator now')
    expect(gaps('2026-01-22')[0]?.message).not.toContain('tell the investigator now')
  })

  test('takes dates in the wrong order for a mistake', () => {
    expect(found('EC024', given('2025-12-31'), around('2025-12-31'))).toMatchObject([{ severity: 'hard' }])
  })

  test('holds a go that is too early or too late, and no other decision', () => {
    expect(found('EC024', before('2026-01-21'), around('2026-01-21'))).toMatchObject([{ severity: 'hold' }])
    expect(found('EC024', before('2026-01-22'), around('2026-01-22'))).toEqual([])
    expect(found('EC026', before('2026-03-03'), around('2026-03-03'))).toMatchObject([{ severity: 'hold' }])
    expect(found('EC026', before('2026-03-02'), around('2026-03-02'))).toEqual([])
    expect(found('EC026', before('2026-03-03', 'STOP'), around('2026-03-03'))).toEqual([])
  })

  test('stands no longer in the way once the injection is recorded', () => {
    const after = { ...around('2026-01-21'), forms: [given('2026-01-21')] }
    expect(found('EC024', before('2026-01-21'), after)).toEqual([])
  })

  test('follows the limits that the study has set', () => {
    const settings = { 'EC024.days': '14', 'EC025.shortest': '14' }
    const at = around('2026-01-21')
    expect(found('EC024', given('2026-01-21'), { ...at, settings })).toEqual([])
    expect(found('EC025', given('2026-01-21'), { ...at, settings })).toHaveLength(1)
  })
})

describe('EC084, a fifth injection', () => {
  const four = ['2026-01-01', '2026-01-31', '2026-03-02', '2026-04-01'].map((date, n) => visit(`INJ${n + 1}`, date))
  const extra = visit('UNS', '2026-05-01')
  const visits = [...four, extra]

  test('is recorded as a major deviation when it was given', () => {
    const fifth = form('INJ', extra, { INJECTION_NO: '5', INJ_START: '2026-05-01T10:00' })
    expect(found('EC084', fifth, { visits, site })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'DOSE', class: 'MAJOR', date: '2026-05-01' } },
    ])
  })

  test('has nothing against the fourth', () => {
    const at = four[3]
    if (!at) throw new Error('the series has four visits')
    const fourth = form('INJ', at, { INJECTION_NO: '4', INJ_START: '2026-04-01T10:00' })
    expect(found('EC084', fourth, { visits: four, site })).toEqual([])
    expect(found('EC084', form('PREINJ', at, { GO_DECISION: 'GO' }), { visits: four, site })).toEqual([])
  })

  test('forbids a go once four were given, one of them at an unscheduled visit', () => {
    const planned = visit('INJ4')
    const five = [...four.slice(0, 3), extra, planned]
    const unplanned = form('INJ', extra, { INJECTION_NO: '4', INJ_START: '2026-05-01T10:00' })
    const go = form('PREINJ', planned, { GO_DECISION: 'GO' })
    expect(found('EC084', go, { visits: five, forms: [unplanned], site })).toMatchObject([{ severity: 'hard' }])
  })
})
