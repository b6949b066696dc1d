import { describe, expect, test } from 'vitest'
import type { Answer } from '../../form/answer.ts'
import { gmfm88 } from '../../instruments/gmfm88.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const baseline = visit('BL', '2025-01-20')
const final = visit('M12', '2026-02-20')
const visits = [baseline, final]
const NT: Answer = { missing: 'NT', reason: 'REFUSED' }
const numbered = (number: number) => gmfm88.items[number - 1]?.id ?? ''

const sheet = (at: typeof baseline, answer: string, but: Readonly<Record<string, string | Answer>> = {}) =>
  form('GMFM88', at, {
    GMFM_SCORE_TYPE: 'WITHOUT_AIDS',
    ...Object.fromEntries(gmfm88.items.map(({ id }) => [id, answer])),
    ...but,
  })
const untested = (...numbers: number[]) => Object.fromEntries(numbers.map((number) => [numbered(number), NT]))

describe('EC043, items that were not tested', () => {
  test('takes five of them and asks about six, naming each', () => {
    expect(found('EC043', sheet(baseline, '1', untested(1, 2, 3, 4, 5)), { visits })).toEqual([])
    const six = found('EC043', sheet(baseline, '1', untested(1, 2, 3, 4, 5, 88)), { visits })
    expect(six).toMatchObject([{ severity: 'soft', address: { item: 'GMFM_NT_COUNT' } }])
    expect(six[0]?.message).toContain('1, 2, 3, 4, 5, 88')
  })

  test('asks when baseline and 12 months left out other items, on both sheets', () => {
    const first = sheet(baseline, '1', untested(40, 41))
    const last = sheet(final, '1', untested(41, 60))
    expect(found('EC043', last, { visits, forms: [first] })).toMatchObject([{ address: { item: 'GMFM_TOTAL' } }])
    expect(found('EC043', last, { visits, forms: [first] })[0]?.message).toContain('40, 60')
    expect(found('EC043', first, { visits, forms: [last] })).toHaveLength(1)
  })

  test('is content with the same items, and waits for a sheet that is not filled in', () => {
    const first = sheet(baseline, '1', untested(40))
    expect(found('EC043', sheet(final, '2', untested(40)), { visits, forms: [first] })).toEqual([])
    const empty = form('GMFM88', final, { GMFM_DATE: '2026-02-20' })
    expect(found('EC043', first, { visits, forms: [empty] })).toEqual([])
  })
})

describe('EC045, a large change of the total', () => {
  const before = sheet(baseline, '0')
  /* The 17 items of dimension A at 3 are 20 points of the total; each of the next ones is 1 more. */
  const raised = (items: number) =>
    sheet(final, '0', Object.fromEntries(gmfm88.items.slice(0, items).map(({ id }) => [id, '3'])))

  test('takes 20 points and asks about more than 25, up or down', () => {
    expect(found('EC045', raised(17), { visits, forms: [before] })).toEqual([])
    expect(found('EC045', raised(23), { visits, forms: [before] })).toMatchObject([
      { severity: 'soft', address: { item: 'GMFM_TOTAL' } },
    ])
    expect(found('EC045', sheet(final, '0'), { visits, forms: [sheet(baseline, '1')] })).toHaveLength(1)
  })

  test('compares only what was tested in the same way', () => {
    const aided = sheet(baseline, '0', { GMFM_SCORE_TYPE: 'WITH_AIDS' })
    expect(found('EC045', sheet(final, '3'), { visits, forms: [aided] })).toEqual([])
    expect(found('EC045', sheet(final, '3'), { visits })).toEqual([])
  })

  test('looks at the sheet just before, not at baseline', () => {
    const between = visit('FU6', '2025-08-20')
    const forms = [before, sheet(between, '1')]
    expect(found('EC045', sheet(final, '1'), { visits: [...visits, between], forms })).toEqual([])
  })

  test('follows the limit that the study has set', () => {
    const settings = { 'EC045.change': '20' }
    expect(found('EC045', raised(18), { visits, forms: [before], settings })).toHaveLength(1)
  })
})

describe('EC050, a GMFM-66 score', () => {
  const few = gmfm88.items.filter(({ inGmfm66 }) => inGmfm66).slice(0, 13)
  const scored = (count: number) =>
    form('GMFM88', baseline, {
      GMFM66_SCORE: '41.2',
      ...Object.fromEntries(few.slice(0, count).map(({ id }) => [id, '1'])),
      ...(count < 13 ? { [few[12]?.id ?? '']: NT } : {}),
    })

  test('rests on 13 scored items; one that was not tested is not scored', () => {
    expect(found('EC050', scored(13), { visits })).toEqual([])
    expect(found('EC050', scored(12), { visits })).toMatchObject([
      { severity: 'hard', address: { item: 'GMFM66_SCORE' } },
    ])
  })

  test('is asked for nothing when none was entered', () => {
    expect(found('EC050', form('GMFM88', baseline, {}), { visits })).toEqual([])
  })
})
