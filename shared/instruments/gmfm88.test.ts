import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, toNumber } from './fraction.ts'
import { gmfm66Items, gmfm88, scoreGmfm88, totalFromPercents } from './gmfm88.ts'
import { gmfm88Items } from './gmfm88Items.ts'

const ids = gmfm88Items.map(({ id }) => id)
const all = (code: string) => Object.fromEntries(ids.map((id) => [id, code]))
const code = fc.constantFrom('0', '1', '2', '3')
const codeOrNt = fc.constantFrom('0', '1', '2', '3', 'NT')
const sheet = (of: fc.Arbitrary<string>) =>
  fc
    .array(of, { minLength: 88, maxLength: 88 })
    .map((codes) => Object.fromEntries(ids.map((id, index) => [id, codes[index] ?? '0'])))
const anyItem = fc.constantFrom(...ids)

describe('the GMFM-88', () => {
  test('has 17, 20, 14, 13 and 24 items, numbered without a gap', () => {
    const perDimension = gmfm88.dimensions.map(({ id }) => gmfm88Items.filter((item) => item.dimension === id).length)
    expect(perDimension).toEqual([17, 20, 14, 13, 24])
    expect(gmfm88Items.map(({ number }) => number)).toEqual(Array.from({ length: 88 }, (_, index) => index + 1))
    expect(new Set(ids).size).toBe(88)
  })

  test('has a maximum of three points per item in each dimension', () => {
    for (const { id, max } of gmfm88.dimensions) {
      expect(max).toBe(3 * gmfm88Items.filter((item) => item.dimension === id).length)
    }
  })

  test('begins with the right foot in items 54 and 55, with the left in 57 and 58', () => {
    const foot = (number: number) => /(right|left) foot/.exec(gmfm88Items[number - 1]?.label ?? '')?.[1]
    expect([54, 55, 57, 58].map(foot)).toEqual(['right', 'left', 'left', 'right'])
  })

  test('shares 66 items with the GMFM-66, 4, 15, 10, 13 and 24 per dimension', () => {
    expect(gmfm66Items).toHaveLength(66)
    const shared = gmfm88.dimensions.map(
      ({ id }) => gmfm88Items.filter((item) => item.dimension === id && item.inGmfm66).length,
    )
    expect(shared).toEqual([4, 15, 10, 13, 24])
  })
})

describe('scoring a GMFM-88', () => {
  test('every total lies between 0 and 100, and is the mean of the five percents', () => {
    fc.assert(
      fc.property(sheet(codeOrNt), (items) => {
        const { total, dimensions } = scoreGmfm88(items)
        const percents = Object.values(dimensions).map(({ percent }) => percent ?? Number.NaN)
        expect(total).toBeGreaterThanOrEqual(0)
        expect(total).toBeLessThanOrEqual(100)
        expect(total).toBeCloseTo(percents.reduce((sum, percent) => sum + percent, 0) / 5, 9)
      }),
    )
  })

  test('NT counts as 0 and never changes the denominator', () => {
    fc.assert(
      fc.property(sheet(codeOrNt), (items) => {
        const zeros = Object.fromEntries(Object.entries(items).map(([id, value]) => [id, value === 'NT' ? '0' : value]))
        expect(scoreGmfm88(items).totalExact).toBe(scoreGmfm88(zeros).totalExact)
      }),
    )
  })

  test('NT is counted and named', () => {
    const score = scoreGmfm88({ ...all('3'), GMFM01: 'NT', GMFM88: 'NT' })
    expect(score.notTested).toEqual(['GMFM01', 'GMFM88'])
    expect(score.dimensions.A.notTested).toBe(1)
    expect(score.dimensions.B.notTested).toBe(0)
    expect(score.status).toBe('complete')
  })

  test('does not depend on the order in which the answers arrive', () => {
    fc.assert(
      fc.property(sheet(codeOrNt), fc.array(fc.nat(), { minLength: 88, maxLength: 88 }), (items, keys) => {
        const shuffled = Object.entries(items)
          .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ entry }) => entry)
        expect(scoreGmfm88(Object.fromEntries(shuffled))).toEqual(scoreGmfm88(items))
      }),
    )
  })

  test('does not depend on which item of a dimension earned the points', () => {
    fc.assert(
      fc.property(sheet(code), fc.nat(16), fc.nat(16), (items, one, other) => {
        const [first, second] = [ids[one] ?? '', ids[other] ?? '']
        const swapped = { ...items, [first]: items[second], [second]: items[first] }
        expect(scoreGmfm88(swapped).totalExact).toBe(scoreGmfm88(items).totalExact)
      }),
    )
  })

  test('one open item leaves the total and its own dimension open, and is named', () => {
    fc.assert(
      fc.property(sheet(codeOrNt), anyItem, (items, open) => {
        const score = scoreGmfm88({ ...items, [open]: null })
        const own = gmfm88Items.find(({ id }) => id === open)?.dimension ?? 'A'
        expect(score).toMatchObject({
          total: null,
          totalExact: null,
          total2dp: null,
          status: 'incomplete',
          open: [open],
        })
        for (const { id } of gmfm88.dimensions) expect(score.dimensions[id].percent === null).toBe(id === own)
      }),
    )
  })

  test('raising an item never lowers a total', () => {
    fc.assert(
      fc.property(sheet(code), anyItem, (items, raised) => {
        const better = { ...items, [raised]: String(Math.min(3, Number(items[raised]) + 1)) }
        const goals = { goalDimensions: ['A', 'C', 'E'] }
        const [before, after] = [scoreGmfm88(items, goals), scoreGmfm88(better, goals)]
        expect(after.total).toBeGreaterThanOrEqual(before.total ?? 101)
        expect(after.goalTotal).toBeGreaterThanOrEqual(before.goalTotal ?? 101)
      }),
    )
  })

  test('an open item shows what is there so far as provisional only', () => {
    const score = scoreGmfm88({ ...all('3'), GMFM01: null })
    expect(score.total).toBeNull()
    expect(score.provisional2dp).toBe('98.82')
  })

  test('the goal total is null without goals, and while a goal dimension is open', () => {
    expect(scoreGmfm88(all('3')).goalTotal).toBeNull()
    expect(scoreGmfm88({ ...all('3'), GMFM60: null }, { goalDimensions: ['D'] }).goalTotal).toBeNull()
    expect(scoreGmfm88({ ...all('3'), GMFM01: null }, { goalDimensions: ['D'] }).goalTotal).toBe(100)
  })

  test('a goal outside A to E is refused', () => {
    expect(() => scoreGmfm88({}, { goalDimensions: ['F'] })).toThrow(RangeError)
  })

  test('the score says whether aids were used, since the two are never mixed', () => {
    expect(scoreGmfm88(all('1')).scoreType).toBe('WITHOUT_AIDS')
    expect(scoreGmfm88(all('1'), { aids: true }).scoreType).toBe('WITH_AIDS')
  })

  test('a sheet of nothing but NT is marked: a test not done is no score of 0', () => {
    expect(scoreGmfm88(all('NT')).nothingTested).toBe(true)
    expect(scoreGmfm88({ ...all('NT'), GMFM01: '0' }).nothingTested).toBe(false)
    expect(scoreGmfm88({}).nothingTested).toBe(false)
  })

  test('keeps the version of its rule', () => {
    expect(scoreGmfm88({}).ruleVersion).toBe('gmfm88/1')
  })

  test('a total from printed percents is as exact as they are', () => {
    const percents = { A: fraction(84), B: fraction(97), C: fraction(95), D: fraction(92), E: fraction(88) }
    expect(toNumber(totalFromPercents(percents))).toBe(91.2)
  })
})
