import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clopperPearson, fairCoinTwoSided, upperLimit, wilson } from './binomial.ts'

const proportion = fc
  .integer({ min: 1, max: 64 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

/** Probability of at most `count` events of n, added up term by term. */
function atMost(count: number, n: number, share: number): number {
  const terms = Array.from({ length: count + 1 }, (_, k) => {
    const ways = Array.from({ length: k }, (__, index) => (n - index) / (index + 1)).reduce(
      (product, factor) => product * factor,
      1,
    )
    return ways * share ** k * (1 - share) ** (n - k)
  })
  return terms.reduce((sum, term) => sum + term, 0)
}

describe('the exact interval of a proportion', () => {
  test('leaves exactly 2.5 percent beyond each end', () => {
    fc.assert(
      fc.property(proportion, ([count, n]) => {
        const [lower, upper] = clopperPearson(count, n)
        expect(count === 0 ? 0.025 : 1 - atMost(count - 1, n, lower)).toBeCloseTo(0.025, 8)
        expect(count === n ? 0.025 : atMost(count, n, upper)).toBeCloseTo(0.025, 8)
      }),
    )
  })

  test('mirrors when events and non-events change places', () => {
    fc.assert(
      fc.property(proportion, ([count, n]) => {
        const [lower, upper] = clopperPearson(count, n)
        const [mirroredLower, mirroredUpper] = clopperPearson(n - count, n)
        expect(mirroredLower).toBeCloseTo(1 - upper, 9)
        expect(mirroredUpper).toBeCloseTo(1 - lower, 9)
      }),
    )
  })

  test.each([clopperPearson, wilson])('holds the proportion and stays between 0 and 1 (%o)', (interval) => {
    fc.assert(
      fc.property(proportion, ([count, n]) => {
        const [lower, upper] = interval(count, n)
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(lower).toBeLessThanOrEqual(count / n)
        expect(upper).toBeGreaterThanOrEqual(count / n)
        expect(upper).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the one-sided upper limit of no events is 1 - 0.05^(1/n)', () => {
    expect(upperLimit(0, 16)).toBeCloseTo(1 - 0.05 ** (1 / 16), 9)
    expect(upperLimit(0, 64)).toBeCloseTo(1 - 0.05 ** (1 / 64), 9)
    expect(upperLimit(5, 5)).toBe(1)
  })

  test.each([
    [0, 0],
    [-1, 5],
    [6, 5],
    [1.5, 5],
  ])('%d of %d is no proportion', (count, n) => {
    expect(() => clopperPearson(count, n)).toThrow(RangeError)
    expect(() => wilson(count, n)).toThrow(RangeError)
    expect(() => upperLimit(count, n)).toThrow(RangeError)
  })
})

describe('the fair coin', () => {
  test.each([
    [0, 3, 0.25],
    [0, 8, 0.0078125],
    [7, 9, 0.1796875],
    [5, 10, 1],
    [0, 1, 1],
  ])('%d heads of %d: p = %d', (heads, n, p) => {
    expect(fairCoinTwoSided(heads, n)).toBe(p)
  })

  test('says nothing when it was not tossed', () => {
    expect(fairCoinTwoSided(0, 0)).toBeNull()
  })

  test('is exact up to a thousand tosses and silent beyond', () => {
    expect(fairCoinTwoSided(500, 1000)).toBe(1)
    expect(fairCoinTwoSided(450, 1000)).toBeCloseTo(0.0017305, 6)
    expect(fairCoinTwoSided(500, 1001)).toBeNull()
  })
})
