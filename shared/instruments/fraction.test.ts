import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, fractionOfDecimal, mean, sum, toNumber, toText } from './fraction.ts'

describe('exact fractions', () => {
  test('are kept in lowest terms with a positive denominator', () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n })
    expect(fraction(0, 7)).toEqual({ numerator: 0n, denominator: 1n })
  })

  test('print as a fraction, or as a whole number where they are one', () => {
    expect(toText(fraction(77330, 1547))).toBe('77330/1547')
    expect(toText(fraction(500, 5))).toBe('100')
  })

  test('add without loss where binary numbers lose', () => {
    const tenths = sum([fractionOfDecimal('0.1'), fractionOfDecimal('0.2')])
    expect(tenths).toEqual(fractionOfDecimal('0.3'))
    expect(0.1 + 0.2 === 0.3).toBe(false)
  })

  test('the mean of n equal terms is the term, and of nothing is null', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), fc.integer({ min: 1, max: 20 }), (top, bottom, n) => {
        const term = fraction(top, bottom)
        expect(mean(Array.from({ length: n }, () => term))).toEqual(term)
      }),
    )
    expect(mean([])).toBeNull()
  })

  test('a number comes back as itself through its decimal text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (thousandths) => {
        const value = thousandths / 1000
        expect(toNumber(fractionOfDecimal(String(value)))).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  test.each(['', 'abc', '1,5', 'NaN', 'Infinity', '1.', '0x10'])('%j is not a decimal', (text) => {
    expect(() => fractionOfDecimal(text)).toThrow(RangeError)
  })

  test('nothing is divided by zero and no part is broken', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError)
    expect(() => fraction(1.5, 2)).toThrow(RangeError)
  })
})
