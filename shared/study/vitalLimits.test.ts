import { describe, expect, test } from 'vitest'
import { isUnusualVital, vitalRange, VITALS_BY_AGE } from './vitalLimits.ts'

describe('vital signs by age', () => {
  test.each([
    ['HEART_RATE', 2, 98, 140],
    ['HEART_RATE', 5, 80, 120],
    ['HEART_RATE', 11, 75, 118],
    ['HEART_RATE', 13, 60, 100],
    ['RESP_RATE', 2, 22, 37],
    ['RESP_RATE', 3, 20, 28],
    ['RESP_RATE', 6, 18, 25],
    ['RESP_RATE', 12, 12, 20],
    ['SBP', 2, 74, 106],
    ['SBP', 5, 80, 112],
    ['SBP', 9, 88, 115],
    ['SBP', 10, 90, 120],
  ] as const)('%s at %i years is usual from %i to %i', (vital, years, min, max) => {
    expect(vitalRange(vital, years)).toEqual({ min, max })
    expect([min - 1, min, max, max + 1].map((value) => isUnusualVital(vital, value, years))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  test('systolic pressure has no upper end from 12 years on', () => {
    expect(vitalRange('SBP', 12)).toEqual({ min: 90 })
    expect(isUnusualVital('SBP', 219, 12)).toBe(false)
  })

  test('nothing is judged before the second birthday', () => {
    for (const vital of VITALS_BY_AGE) expect(vitalRange(vital, 1)).toBeUndefined()
    expect(isUnusualVital('HEART_RATE', 30, 1)).toBe(false)
  })
})
