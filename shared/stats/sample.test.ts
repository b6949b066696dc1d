import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeNumbers } from './descriptive.ts'
import { directionOf } from './direction.ts'
import { hodgesLehmann } from './hodgesLehmann.ts'
import { medianInterval } from './medianInterval.ts'
import { differences, medianOf, quantile } from './sample.ts'

const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 30 })

describe('differences', () => {
  test('that are equal on paper are equal here', () => {
    expect(new Set(differences({ pre: [0.1, 0.2, 0.3, 1.1], post: [0.3, 0.4, 0.5, 1.3] })).size).toBe(1)
    expect(0.3 - 0.1 === 0.4 - 0.2).toBe(false)
  })

  test('are never minus zero', () => {
    expect(differences({ pre: [1e-9, 2], post: [0, 2] })).toEqual([0, 0])
  })

  test('of lists that do not fit are refused', () => {
    expect(() => differences({ pre: [1], post: [] })).toThrow(RangeError)
    expect(() => differences({ pre: [Number.NaN], post: [1] })).toThrow(RangeError)
  })
})

describe('describing a column', () => {
  test('one value has no SD, none has nothing', () => {
    expect(describeNumbers([7])).toEqual({ n: 1, mean: 7, sd: null, median: 7, q1: 7, q3: 7, min: 7, max: 7 })
    expect(describeNumbers([])).toMatchObject({ n: 0, mean: null, sd: null, median: null, min: null })
  })

  test('quartiles are interpolated between neighbours', () => {
    expect(describeNumbers([1, 2, 3, 4])).toMatchObject({ q1: 1.75, median: 2.5, q3: 3.25 })
    expect(quantile([1, 2, 3, 4], 1)).toBe(4)
  })

  test('the five numbers stand in order, whatever order the values came in', () => {
    fc.assert(
      fc.property(values, (column) => {
        const { min, q1, median, q3, max } = describeNumbers(column)
        const five = [min, q1, median, q3, max].map((value) => value ?? Number.NaN)
        expect(five).toEqual(five.toSorted((a, b) => a - b))
        expect(describeNumbers(column.toReversed()).median).toBe(median)
      }),
    )
  })

  test('something that is not finite is refused', () => {
    expect(() => describeNumbers([1, Number.POSITIVE_INFINITY])).toThrow(RangeError)
  })
})

describe('the Hodges-Lehmann shift', () => {
  test('moves with a constant, turns with the sign, and lies inside the range', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (column, by) => {
        const shift = hodgesLehmann(column) ?? Number.NaN
        expect(hodgesLehmann(column.map((value) => value + by))).toBe(shift + by)
        expect((hodgesLehmann(column.map((value) => -value)) ?? Number.NaN) + shift).toBe(0)
        expect(shift).toBeGreaterThanOrEqual(Math.min(...column))
        expect(shift).toBeLessThanOrEqual(Math.max(...column))
      }),
    )
  })

  test('of nothing is null', () => {
    expect(hodgesLehmann([])).toBeNull()
  })
})

describe('the interval of the median', () => {
  test('holds the median and covers at least what was asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 6, maxLength: 40 }), (column) => {
        const interval = medianInterval(column)
        const median = medianOf(column) ?? Number.NaN
        expect(interval?.coverage).toBeGreaterThanOrEqual(0.95)
        expect(interval?.lower).toBeLessThanOrEqual(median)
        expect(interval?.upper).toBeGreaterThanOrEqual(median)
      }),
    )
  })

  test('does not exist below six values at 95 percent', () => {
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull()
    expect(medianInterval([1, 2, 3, 4, 5, 6])).toEqual({ lower: 1, upper: 6, coverage: 0.96875 })
  })

  test('is not given for a sample whose sign patterns outgrow a number', () => {
    expect(medianInterval(Array.from({ length: 1000 }, (_, index) => index))?.lower).toBe(468)
    expect(medianInterval(Array.from({ length: 1001 }, (_, index) => index))).toBeNull()
  })

  test('takes the fourth value from either end of sixteen', () => {
    const interval = medianInterval(Array.from({ length: 16 }, (_, index) => index + 1))
    expect(interval).toMatchObject({ lower: 4, upper: 13 })
    expect(interval?.coverage).toBeCloseTo(0.978729248, 9)
  })
})

describe('the direction of change', () => {
  test('turns around on a scale where lower is better', () => {
    expect(directionOf([-1, -1, 0, 2], true)).toMatchObject({ improved: 1, worsened: 2, unchanged: 1 })
    expect(directionOf([-1, -1, 0, 2], false)).toMatchObject({ improved: 2, worsened: 1, unchanged: 1 })
  })

  test('without any change there is no sign test', () => {
    expect(directionOf([0, 0], true).signTestP).toBeNull()
  })
})
