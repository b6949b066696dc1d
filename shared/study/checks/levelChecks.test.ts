import { describe, expect, test } from 'vitest'
import { bbs } from '../../instruments/bbs.ts'
import { gmfm88 } from '../../instruments/gmfm88.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const baseline = visit('BL', '2025-01-20')
const final = visit('M12', '2026-02-20')
const visits = [baseline, final]

const level = (code: string, at = final) => form('GMFCS', at, { GMFCS: code })
const sheet = (answer: string, but: Readonly<Record<string, string>> = {}, at = final) =>
  form('GMFM88', at, { ...Object.fromEntries(gmfm88.items.map(({ id }) => [id, answer])), ...but })
const items = (from: number, to: number, answer: string) =>
  Object.fromEntries(gmfm88.items.slice(from - 1, to).map(({ id }) => [id, answer]))

describe('EC047, dimensions against the level', () => {
  const walking = (points: string) => sheet('0', { [gmfm88.items[87]?.id ?? '']: points, ...items(65, 65, '1') })

  test('takes 3 points of walking at level V and asks about 4, on both forms', () => {
    expect(found('EC047', walking('2'), { visits, forms: [level('V')] })).toEqual([])
    expect(found('EC047', walking('3'), { visits, forms: [level('V')] })).toMatchObject([
      { severity: 'soft', address: { item: 'GMFM_E_RAW' } },
    ])
    expect(found('EC047', level('V'), { visits, forms: [walking('3')] })).toMatchObject([
      { address: { item: 'GMFCS' } },
    ])
    expect(found('EC047', walking('3'), { visits, forms: [level('IV')] })).toEqual([])
  })

  test('takes 90% of sitting at level II and asks about less', () => {
    // 54 of 60 points are 90%.
    const sitting = (zeros: number) => sheet('3', items(18, 17 + zeros, '0'))
    expect(found('EC047', sitting(2), { visits, forms: [level('II')] })).toEqual([])
    expect(found('EC047', sitting(3), { visits, forms: [level('II')] })).toMatchObject([
      { address: { item: 'GMFM_B_PCT' } },
    ])
    expect(found('EC047', sitting(3), { visits, forms: [level('III')] })).toEqual([])
  })
})

describe('EC048, a level that moves by two', () => {
  test('asks for a second assessor, up and down', () => {
    const moves = (from: string, to: string) => found('EC048', level(to), { visits, forms: [level(from, baseline)] })
    expect(moves('V', 'IV')).toEqual([])
    expect(moves('V', 'III')).toMatchObject([{ severity: 'soft', address: { item: 'GMFCS' } }])
    expect(moves('I', 'III')[0]?.message).toContain('by 2 levels')
    expect(found('EC048', level('I'), { visits })).toEqual([])
  })
})

describe('EC049, level and total that move against each other', () => {
  const before = [level('IV', baseline), sheet('1', {}, baseline)]
  /* Dimension A has 17 items: one point more in one of them is 1.96% there and 0.39 points of the total. */
  const total = (points: number) => sheet('1', items(1, Math.abs(points), points < 0 ? '0' : '2'))

  test('asks when the level is better and the total falls by more than 3', () => {
    expect(found('EC049', level('III'), { visits, forms: [...before, total(-7)] })).toEqual([])
    expect(found('EC049', level('III'), { visits, forms: [...before, total(-8)] })).toMatchObject([
      { severity: 'soft', address: { item: 'GMFCS' } },
    ])
  })

  test('asks on the sheet when the level is worse and the total rises', () => {
    expect(found('EC049', total(8), { visits, forms: [...before, level('V')] })).toMatchObject([
      { address: { item: 'GMFM_TOTAL' } },
    ])
    expect(found('EC049', total(7), { visits, forms: [...before, level('V')] })).toEqual([])
    expect(found('EC049', total(8), { visits, forms: [...before, level('III')] })).toEqual([])
  })

  test('needs both at an earlier visit', () => {
    expect(found('EC049', level('V'), { visits, forms: [level('IV', baseline), total(8)] })).toEqual([])
  })
})

describe('EC052, balance against the level', () => {
  const balance = (points: number) =>
    form('BBS', final, {
      BBS_VARIANT: 'BBS',
      ...Object.fromEntries(
        bbs.items.map(({ id }, index) => [id, String(Math.max(0, Math.min(4, points - 4 * index)))]),
      ),
    })

  test.each([
    ['V', 14, 15],
    ['I', 35, 34],
  ])('at level %s takes %i and asks about %i, on both forms', (code, usual, unusual) => {
    expect(found('EC052', balance(usual), { visits, forms: [level(code)] })).toEqual([])
    expect(found('EC052', balance(unusual), { visits, forms: [level(code)] })).toMatchObject([
      { severity: 'soft', address: { item: 'BBS_TOTAL' } },
    ])
    expect(found('EC052', level(code), { visits, forms: [balance(unusual)] })).toMatchObject([
      { address: { item: 'GMFCS' } },
    ])
  })

  test('expects nothing at the levels between', () => {
    expect(found('EC052', balance(50), { visits, forms: [level('IV')] })).toEqual([])
  })
})
