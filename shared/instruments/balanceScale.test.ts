import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bbs, mayOfferItem3, scoreBbs } from './bbs.ts'
import { pbs, scorePbs } from './pbs.ts'

const scales = [
  { instrument: bbs, score: scoreBbs },
  { instrument: pbs, score: scorePbs },
]
const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 14, maxLength: 14 })

describe.each(scales)('a balance scale ($instrument.id)', ({ instrument, score }) => {
  const answers = (values: readonly number[]) =>
    Object.fromEntries(instrument.items.map(({ id }, index) => [id, String(values[index] ?? 0)]))

  test('is the sum of its 14 items, in either direction', () => {
    fc.assert(
      fc.property(levels, (values) => {
        const sum = values.reduce((total, value) => total + value, 0)
        expect(score(answers(values)).total).toBe(sum)
        expect(score(answers(values.toReversed())).total).toBe(sum)
      }),
    )
  })

  test('goes up by one when one item does', () => {
    fc.assert(
      fc.property(levels, fc.nat(13), (values, at) => {
        const lower = values.with(at, Math.min(3, values[at] ?? 0))
        const higher = lower.with(at, (lower[at] ?? 0) + 1)
        expect(score(answers(higher)).total).toBe((score(answers(lower)).total ?? Number.NaN) + 1)
      }),
    )
  })

  test.each([null, 'NT'])('an item that is %j leaves the total open and is named; nothing is prorated', (value) => {
    fc.assert(
      fc.property(levels, fc.nat(13), (values, at) => {
        const id = instrument.items[at]?.id ?? ''
        const result = score({ ...answers(values), [id]: value })
        expect(result).toMatchObject({ total: null, band: null, below45: null, status: 'incomplete', answered: 13 })
        expect([...result.open, ...result.notTested]).toEqual([id])
      }),
    )
  })

  test.each([
    [20, '0-20', true],
    [21, '21-40', true],
    [40, '21-40', true],
    [41, '41-56', true],
    [44, '41-56', true],
    [45, '41-56', false],
    [56, '41-56', false],
  ])('a total of %d stands in the range %s', (total, band, below45) => {
    const values = Array.from({ length: 14 }, (_, index) => Math.max(0, Math.min(4, total - 4 * index)))
    expect(score(answers(values))).toMatchObject({ total, band, below45 })
  })
})

describe('the two balance scales', () => {
  test('hold the same 14 tasks in another order', () => {
    expect(pbs.items.map(({ bbsItem }) => bbsItem).toSorted()).toEqual(bbs.items.map(({ id }) => id))
    expect(pbs.items.map(({ bbsItem }) => bbsItem)).not.toEqual(bbs.items.map(({ id }) => id))
  })

  test('full points for item 3 are offered only when item 2 is 4 and item 3 is open, and never filled in', () => {
    expect(mayOfferItem3({ BBS02: '4' })).toBe(true)
    expect(mayOfferItem3({ BBS02: 4, BBS03: null })).toBe(true)
    expect(mayOfferItem3({ BBS02: '3' })).toBe(false)
    expect(mayOfferItem3({ BBS02: '4', BBS03: '2' })).toBe(false)
    expect(scoreBbs({ BBS02: '4' }).open).toContain('BBS03')
  })
})
