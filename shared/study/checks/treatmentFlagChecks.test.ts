import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const baseline = visit('BL', '2025-01-20')
const final = visit('M12', '2026-02-20')
const visits = [baseline, final]
const ashworth = (at: typeof baseline) => form('MAS', at, { MAS_DATE: at.actualDate ?? '' })
const first = ashworth(baseline)
const last = ashworth(final)

describe('EC060, medicines before an Ashworth scale', () => {
  const medicine = (given: Readonly<Record<string, string>>) =>
    form('CONMED', 1, { CM_CLASS: 'ANTISPASTIC', CM_ONGOING: 'Y', ...given })
  const flags = (given: Readonly<Record<string, string>>, at = last) =>
    found('EC060', at, { visits, forms: [first, medicine(given)] })

  test('flags an antispastic medicine that began 28 days before and not 29', () => {
    expect(flags({ CM_START: '2026-01-23' })).toMatchObject([{ severity: 'soft', address: { item: 'MAS_DOSE_HOURS' } }])
    expect(flags({ CM_START: '2026-01-22' })).toEqual([])
    expect(flags({ CM_START: '2026-01-23', CM_CLASS: 'ANALGESIC' })).toEqual([])
  })

  test('flags one that ended then, and one whose dose is told to have changed', () => {
    expect(flags({ CM_START: '2025-06-01', CM_ONGOING: 'N', CM_END: '2026-02-01' })).toHaveLength(1)
    expect(flags({ CM_START: '2025-06-01', CM_DOSE_CHANGE: 'Y' })).toHaveLength(1)
    expect(flags({ CM_START: '2025-06-01', CM_ONGOING: 'N', CM_END: '2025-12-01', CM_DOSE_CHANGE: 'Y' })).toEqual([])
  })

  test('flags botulinum toxin since baseline, not before it and not after the scale', () => {
    expect(flags({ CM_CLASS: 'BONT', CM_START: '2025-01-21' })).toHaveLength(1)
    expect(flags({ CM_CLASS: 'BONT', CM_START: '2025-01-20' })).toEqual([])
    expect(flags({ CM_CLASS: 'BONT', CM_START: '2026-02-21' })).toEqual([])
    expect(flags({ CM_CLASS: 'BONT', CM_START: '2025-01-10' }, first)).toEqual([])
  })

  test('leaves a partial date alone that may lie outside', () => {
    expect(flags({ CM_START: '2026-02' })).toEqual([])
    expect(flags({ CM_CLASS: 'BONT', CM_START: '2025-07' })).toHaveLength(1)
  })

  test('says on the medicine which scale it bears on', () => {
    const own = medicine({ CM_START: '2026-02-10' })
    const raised = found('EC060', own, { visits, forms: [first, last] })
    expect(raised).toMatchObject([{ severity: 'soft', address: { item: 'CM_START' } }])
    expect(raised[0]?.message).toContain('2026-02-20')
    expect(raised[0]?.message).not.toContain('2025-01-20')
    expect(found('EC060', medicine({ CM_START: '2025-06-01' }), { visits, forms: [first, last] })).toEqual([])
  })
})

describe('EC061, therapy, casts and surgery before an assessment', () => {
  const period = (repeat: number, from: string, minutes: string, more: Readonly<Record<string, string>> = {}) =>
    form('REHAB', repeat, {
      REHAB_FROM: from,
      REHAB_TO: repeat === 1 ? '2025-06-30' : '2026-02-28',
      REHAB_ANY: 'Y',
      'REHAB_SESSIONS/1': '4',
      'REHAB_MINUTES/1': minutes,
      ...more,
    })
  const before = period(1, '2025-01-01', '60')
  const now = (minutes: string, more: Readonly<Record<string, string>> = {}) => period(2, '2025-07-01', minutes, more)

  test('takes half as much again and flags more, up and down', () => {
    const flags = (minutes: string) => found('EC061', last, { visits, forms: [first, before, now(minutes)] })
    expect(flags('90')).toEqual([])
    expect(flags('30')).toEqual([])
    expect(flags('91')).toMatchObject([{ severity: 'soft', address: { item: 'MAS_DATE' } }])
    expect(flags('29')).toHaveLength(1)
  })

  test('flags the GMFM-88 alike, and the period itself', () => {
    const sheet = form('GMFM88', final, { GMFM_DATE: '2026-02-20' })
    expect(found('EC061', sheet, { visits, forms: [before, now('120')] })).toMatchObject([
      { address: { item: 'GMFM_DATE' } },
    ])
    expect(found('EC061', now('120'), { visits, forms: [before] })).toMatchObject([
      { address: { item: 'REHAB_HOURS' } },
    ])
    expect(found('EC061', now('60'), { visits, forms: [before] })).toEqual([])
    expect(found('EC061', before, { visits, forms: [now('120')] })).toEqual([])
  })

  test('flags a cast and surgery since baseline, not what came before', () => {
    const cast = (date: string) =>
      found('EC061', last, { visits, forms: [first, before, now('60', { CAST_CHANGE: 'Y', CAST_DATE: date })] })
    expect(cast('2026-02-20')).toHaveLength(1)
    expect(cast('2025-01-20')).toEqual([])
    const history = (date: string) =>
      form('MEDHX', visit('SCR', '2024-12-20'), { PRIOR_SURGERY: 'Y', 'SURGERY/1': 'x', 'SURGERY_DATE/1': date })
    expect(found('EC061', last, { visits, forms: [first, history('2025-09')] })[0]?.message).toContain('surgery')
    expect(found('EC061', last, { visits, forms: [first, history('2025-01')] })).toEqual([])
  })

  test('has nothing to compare at baseline', () => {
    expect(found('EC061', first, { visits, forms: [now('120')] })).toEqual([])
  })
})
