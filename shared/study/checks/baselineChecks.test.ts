import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const baseline = visit('BL', '2026-02-01')
const first = visit('INJ1', '2026-02-22')
const visits = [baseline, first]
const given = (date: string) => form('INJ', first, { INJECTION_NO: '1', INJ_START: `${date}T10:00` })
const balance = (date: string) => form('BBS', baseline, { BBS_DATE: date })

describe('EC027, a baseline after the first injection', () => {
  test('blocks the day after and takes the day itself', () => {
    const forms = [given('2026-02-22')]
    expect(found('EC027', balance('2026-02-23'), { visits, forms })).toMatchObject([
      { severity: 'hard', address: { item: 'BBS_DATE' } },
    ])
    expect(found('EC027', balance('2026-02-22'), { visits, forms })).toEqual([])
  })

  test('goes by the clock where the scale has one', () => {
    const scale = (start: string) => form('GMFM88', baseline, { GMFM_DATE: '2026-02-22', GMFM_START: start })
    const forms = [given('2026-02-22')]
    expect(found('EC027', scale('09:59'), { visits, forms })).toEqual([])
    expect(found('EC027', scale('10:00'), { visits, forms })).toHaveLength(1)
  })

  test('looks at baseline only', () => {
    const later = visit('FU6', '2026-02-25')
    const scale = form('BBS', later, { BBS_DATE: '2026-02-25' })
    expect(found('EC027', scale, { visits: [...visits, later], forms: [given('2026-02-22')] })).toEqual([])
  })
})

describe('EC028, an old baseline', () => {
  test('opens a deviation from the 22nd day on', () => {
    expect(found('EC028', given('2026-02-22'), { visits, forms: [balance('2026-02-01')] })).toEqual([])
    expect(found('EC028', given('2026-02-22'), { visits, forms: [balance('2026-01-31')] })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'WINDOW', class: 'MINOR', days: 1 } },
    ])
  })

  test('offers to repeat it before the injection', () => {
    const before = form('PREINJ', first, {})
    expect(found('EC028', before, { visits, forms: [balance('2026-01-31')] })).toMatchObject([
      { severity: 'suggestion' },
    ])
    expect(found('EC028', before, { visits, forms: [balance('2026-02-01')] })).toEqual([])
  })
})
