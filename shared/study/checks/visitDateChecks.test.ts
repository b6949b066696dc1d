import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

describe('EC021, a date after today', () => {
  const exam = (date: string) => form('PHYSEX', visit('BL', date), { EXAM_DATE: date })
  const at = (date: string) => ({ visits: [visit('BL', date)] })

  test('takes today and blocks tomorrow', () => {
    expect(found('EC021', exam('2026-03-01'), at('2026-03-01'))).toEqual([])
    expect(found('EC021', exam('2026-03-02'), at('2026-03-02'))).toMatchObject([
      { severity: 'hard', address: { item: 'EXAM_DATE' } },
    ])
  })

  test('looks at the visit where the form has no date', () => {
    expect(found('EC021', form('ELIG', visit('BL', '2026-03-02')), at('2026-03-02'))).toMatchObject([
      { severity: 'hard' },
    ])
  })

  test('only asks while the clock is in doubt', () => {
    const site = { clockSuspect: true }
    expect(found('EC021', exam('2026-03-02'), { ...at('2026-03-02'), site })).toMatchObject([{ severity: 'soft' }])
  })
})

describe('EC022, the order of visits', () => {
  const order = (dates: Readonly<Record<string, string>>, own: string, oid: string) => {
    const visits = Object.entries(dates).map(([name, date]) => visit(name, date))
    const at = visits.find((each) => each.oid === own)
    return at ? found('EC022', form(oid, at), { visits }) : []
  }

  test('blocks a visit dated before an earlier one, on whichever of the two is at hand', () => {
    const dates = { BMA: '2026-02-02', SCR: '2026-02-03' }
    expect(order(dates, 'BMA', 'BMA')).toMatchObject([{ severity: 'hard' }])
    expect(order(dates, 'BMA', 'BMA')[0]?.message).toContain('Screening')
    expect(order(dates, 'SCR', 'CONSENT')).toHaveLength(1)
  })

  test('takes two visits on one day', () => {
    expect(order({ SCR: '2026-02-02', BMA: '2026-02-02' }, 'BMA', 'BMA')).toEqual([])
  })

  test('lets marrow and baseline change places', () => {
    expect(order({ BL: '2026-02-02', BMA: '2026-02-03' }, 'BMA', 'BMA')).toEqual([])
  })

  test('lets early termination stand anywhere', () => {
    expect(order({ INJ1: '2026-02-02', ET: '2026-02-20', FU1: '2026-02-10' }, 'ET', 'PHYSEX')).toEqual([])
  })
})
