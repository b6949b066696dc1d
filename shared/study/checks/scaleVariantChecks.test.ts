import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const baseline = visit('BL', '2025-01-20')
const final = visit('M12', '2026-02-20')
const visits = [baseline, final]

describe('EC053, another balance scale', () => {
  const balance = (at: typeof baseline, variant: string, more = {}) => form('BBS', at, { BBS_VARIANT: variant }, more)

  test('is refused when baseline was scored on the other one', () => {
    const forms = [balance(baseline, 'BBS')]
    expect(found('EC053', balance(final, 'PBS'), { visits, forms })).toMatchObject([
      { severity: 'hard', address: { item: 'BBS_VARIANT' } },
    ])
    expect(found('EC053', balance(final, 'BBS'), { visits, forms })).toEqual([])
  })

  test('may be any where baseline was not done, and at baseline itself', () => {
    const forms = [balance(baseline, 'BBS', { notDone: 'unwell' })]
    expect(found('EC053', balance(final, 'PBS'), { visits, forms })).toEqual([])
    expect(found('EC053', balance(baseline, 'PBS'), { visits, forms: [balance(final, 'BBS')] })).toEqual([])
  })
})

describe('EC058, another measure of independence', () => {
  const before = form('FIM', baseline, { FIM_VARIANT: 'FIMFAM' })
  const now = form('FIM', final, { FIM_DATE: '2026-02-20' })

  test('is refused once the setting differs from what baseline kept', () => {
    expect(found('EC058', now, { visits, forms: [before] })).toMatchObject([
      { severity: 'hard', address: { item: 'FIM_VARIANT' } },
    ])
    expect(found('EC058', now, { visits, forms: [before], settings: { 'fim.variant': 'FIMFAM' } })).toEqual([])
  })
})

describe('EC059, what differs from baseline', () => {
  test.each([
    ['GMFCS', 'GMFCS_ASSESSOR'],
    ['GMFM88', 'GMFM_ASSESSOR'],
    ['BBS', 'BBS_ASSESSOR'],
    ['MAS', 'MAS_ASSESSOR'],
    ['FIM', 'FIM_ASSESSOR'],
  ])('asks about another assessor of the %s', (oid, item) => {
    const forms = [form(oid, baseline, { [item]: 'nurse-1' })]
    expect(found('EC059', form(oid, final, { [item]: 'nurse-2' }), { visits, forms })).toMatchObject([
      { severity: 'soft', address: { item } },
    ])
    expect(found('EC059', form(oid, final, { [item]: 'nurse-1' }), { visits, forms })).toEqual([])
  })

  test('asks about aids at one visit only, and about other aids', () => {
    const aided = (at: typeof baseline, ...aids: string[]) =>
      form('GMFM88', at, {
        GMFM_SCORE_TYPE: aids.length > 0 ? 'WITH_AIDS' : 'WITHOUT_AIDS',
        ...Object.fromEntries(aids.map((aid, index) => [`GMFM_AID/${index + 1}`, aid])),
      })
    const ask = (...now: string[]) =>
      found('EC059', aided(final, ...now), { visits, forms: [aided(baseline, 'WALKER', 'SHOES')] })
    expect(ask('SHOES', 'WALKER')).toEqual([])
    expect(ask('WALKER')[0]?.message).toContain('Other aids')
    expect(ask()).toMatchObject([{ address: { item: 'GMFM_SCORE_TYPE' } }])
    expect(ask()).toHaveLength(1)
  })

  test('asks about another way of moving about', () => {
    const forms = [form('FIM', baseline, { FIM_LOCOMOTION: 'W' })]
    expect(found('EC059', form('FIM', final, { FIM_LOCOMOTION: 'C' }), { visits, forms })).toHaveLength(1)
  })
})
