import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatInterval, formatNumber, formatP, formatShare } from './format.ts'
import { holm } from './holm.ts'

describe('printing statistics', () => {
  test.each([
    [0.0001, '0.0001'],
    [0.00009999, '<0.0001'],
    [0, '<0.0001'],
    [0.00015, '0.0002'],
    [0.004677734981, '0.0047'],
    [0.99996, '1.0000'],
    [1, '1.0000'],
    [null, 'not estimable'],
  ])('the p-value %j is printed as %s', (p, shown) => {
    expect(formatP(p)).toBe(shown)
  })

  test('a number that does not exist says so', () => {
    expect(formatNumber(null)).toBe('not estimable')
    expect(formatNumber(9.875)).toBe('9.88')
    expect(formatInterval(null)).toBe('not estimable')
    expect(formatInterval([-1.364281, -0.235719])).toBe('-1.36 to -0.24')
  })

  test('a share is printed as the percent it is', () => {
    expect(formatShare(3 / 16)).toBe('18.75')
    expect(formatShare(0.29)).toBe('29.00')
    expect(formatShare(0.0404737, 2)).toBe('4.05')
    expect(formatShare(null)).toBe('not estimable')
  })
})

describe("Holm's adjustment", () => {
  test('multiplies the smallest by the size of the family and never falls behind', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
  })

  test('leaves out what was not estimable', () => {
    expect(holm([null, 0.01, null, 0.02])).toEqual([null, 0.02, null, 0.02])
  })

  test('keeps the order of the p-values, never lowers one and never passes 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (pValues) => {
        const adjusted = holm(pValues).map((p) => p ?? Number.NaN)
        for (const [index, p] of pValues.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p)
          expect(adjusted[index]).toBeLessThanOrEqual(1)
          for (const [other, q] of pValues.entries()) {
            expect(
              (adjusted[index] ?? 2) <= (adjusted[other] ?? -1) || p > q || adjusted[index] === adjusted[other],
            ).toBe(true)
          }
        }
      }),
    )
  })

  test('refuses what is no p-value', () => {
    expect(() => holm([1.2])).toThrow(RangeError)
    expect(() => holm([Number.NaN])).toThrow(RangeError)
  })
})
