import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const first = visit('INJ1', '2026-02-01')
const visits = [screening, first]
const child = form('DEMOG', screening, { WEIGHT: '20' })
const lot = form('PRODUCT', first, { LOT_NO: 'L-1', TOTAL_CELLS: '40', PRODUCT_VOLUME: '5' })
const given = (check: string, more: Readonly<Record<string, string>>) => {
  const start = { INJECTION_NO: '1', INJ_START: '2026-02-01T10:00', INJ_LOT: lot.id }
  return found(check, form('INJ', first, { ...start, ...more }), { visits, forms: [child, lot] })
}

describe('EC076, the dose', () => {
  test('takes 0.5 to 2 million cells per kg and asks beyond', () => {
    expect(given('EC076', { CELLS_GIVEN: '10' })).toEqual([])
    expect(given('EC076', { CELLS_GIVEN: '40' })).toEqual([])
    expect(given('EC076', { CELLS_GIVEN: '9.9' })).toMatchObject([
      { severity: 'soft', address: { item: 'CELLS_GIVEN' } },
    ])
  })

  test('asks about more cells than the lot holds', () => {
    expect(given('EC076', { CELLS_GIVEN: '40.1' })[0]?.message).toContain('from a lot of 40 million')
  })

  test('looks at the lot before it is given', () => {
    const product = (cells: string) => form('PRODUCT', first, { TOTAL_CELLS: cells })
    expect(found('EC076', product('40'), { visits, forms: [child] })).toEqual([])
    expect(found('EC076', product('40.1'), { visits, forms: [child] })).toMatchObject([{ severity: 'soft' }])
  })

  test('opens a minor deviation when the dose was not given in full', () => {
    expect(given('EC076', { FULL_DOSE: 'N' })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'DOSE', class: 'MINOR' } },
    ])
    expect(given('EC076', { FULL_DOSE: 'Y' })).toEqual([])
  })
})

describe('EC077, cells and volume', () => {
  test('takes a difference of 10% and asks beyond', () => {
    expect(given('EC077', { CELL_VOLUME: '2.5', CELLS_GIVEN: '22' })).toEqual([])
    expect(given('EC077', { CELL_VOLUME: '2.5', CELLS_GIVEN: '18' })).toEqual([])
    expect(given('EC077', { CELL_VOLUME: '2.5', CELLS_GIVEN: '22.1' })).toMatchObject([{ severity: 'soft' }])
  })

  test('is silent while the volume is open', () => {
    expect(given('EC077', { CELLS_GIVEN: '40' })).toEqual([])
  })
})

describe('EC078, fluid out and in', () => {
  test('takes a difference of 1 mL, whatever its binary noise, and asks beyond', () => {
    expect(given('EC078', { CELL_VOLUME: '1.2', CSF_REMOVED: '2.2' })).toEqual([])
    expect(given('EC078', { CELL_VOLUME: '5', CSF_REMOVED: '4' })).toEqual([])
    expect(given('EC078', { CELL_VOLUME: '5', CSF_REMOVED: '3.9' })).toMatchObject([{ severity: 'soft' }])
  })
})

describe('EC079, opening pressure', () => {
  test('takes both ends of the usual range', () => {
    expect(given('EC079', { OPENING_PRESSURE: '11.5' })).toEqual([])
    expect(given('EC079', { OPENING_PRESSURE: '28' })).toEqual([])
  })

  test('asks outside it, and above 40 sends to the investigator', () => {
    expect(given('EC079', { OPENING_PRESSURE: '11.4' })).toMatchObject([{ severity: 'soft' }])
    expect(given('EC079', { OPENING_PRESSURE: '40' })[0]?.message).not.toContain('investigator')
    expect(given('EC079', { OPENING_PRESSURE: '40.1' })[0]?.message).toContain('investigator')
  })
})
