import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, mean, toNumber } from './fraction.ts'
import { formatHalfUp, formatHalfUpOrNull, percentOf } from './rounding.ts'

describe('rounding half up in decimal', () => {
  test.each([
    [1.005, 2, '1.01'],
    [2.675, 2, '2.68'],
    [8.345, 2, '8.35'],
    [0.125, 2, '0.13'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [1.625, 2, '1.63'],
    [9.875, 2, '9.88'],
    [99.995, 2, '100.00'],
    [0, 2, '0.00'],
    [-0.001, 2, '0.00'],
    [1e-7, 4, '0.0000'],
    [1e21, 1, '1000000000000000000000.0'],
  ])('%d to %d decimals is %s', (value, decimals, shown) => {
    expect(formatHalfUp(value, decimals)).toBe(shown)
  })

  test('agrees with whole-number arithmetic for every decimal of up to six places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 0, max: 4 }), (millionths, decimals) => {
        const unit = 10n ** BigInt(6 - decimals)
        const quotient = BigInt(millionths) / unit
        const rounded = BigInt(millionths) % unit >= (unit + 1n) / 2n ? quotient + 1n : quotient
        const shown = formatHalfUp(fraction(millionths, 1_000_000), decimals)
        expect(BigInt(shown.replace('.', ''))).toBe(rounded)
      }),
    )
  })

  test('mirrors at zero, so that a loss is shown as large as the same gain', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        fc.integer({ min: 1, max: 10 ** 6 }),
        (top, bottom) => {
          const gain = formatHalfUp(fraction(Math.abs(top), bottom), 2)
          const loss = formatHalfUp(fraction(-Math.abs(top), bottom), 2)
          expect(loss).toBe(/[1-9]/.test(gain) ? `-${gain}` : gain)
        },
      ),
    )
  })

  test('a mean of rounded percents differs from the rounded mean, which is why nothing is rounded before averaging', () => {
    const percents = [fraction(100, 51), fraction(100, 42), fraction(100, 39)]
    const early = percents.map((percent) => Number(formatHalfUp(percent, 0)))
    expect(formatHalfUp(mean(percents) ?? fraction(0), 2)).toBe('2.30')
    expect(formatHalfUp(early.reduce((sum, value) => sum + value, 0) / 3, 2)).toBe('2.33')
  })

  test('what cannot be computed stays null', () => {
    expect(formatHalfUpOrNull(null, 2)).toBeNull()
    expect(formatHalfUpOrNull(1.5, 2)).toBe('1.50')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d has no decimal form and is refused', (value) => {
    expect(() => formatHalfUp(value, 2)).toThrow(RangeError)
  })

  test('a number of decimals that makes no sense is refused', () => {
    expect(() => formatHalfUp(1, -1)).toThrow(RangeError)
    expect(() => formatHalfUp(1, 1.5)).toThrow(RangeError)
  })
})

describe('percent of a count', () => {
  test('is exact: 3 of 16 is 18.75 percent', () => {
    expect(toNumber(percentOf(3, 16))).toBe(18.75)
  })

  test('refuses a count that is larger than the whole, and a whole of nothing', () => {
    expect(() => percentOf(17, 16)).toThrow(RangeError)
    expect(() => percentOf(0, 0)).toThrow(RangeError)
  })
})
