import { describe, expect, test } from 'vitest'
import { examineReportedMean, sampleSizesWithOneRescaling } from './reportedMeans.ts'

const cognitive = { min: 5, max: 35 }

describe('a printed mean and the scale it is said to come from', () => {
  test('57.06 with 16 subjects is 913/16, and cannot be a cognitive sum of the FIM in any linear form', () => {
    expect(examineReportedMean(57.06, 16, cognitive)).toEqual({
      integerSum: 913,
      outOfRange: true,
      percentOfMaxPossible: false,
      minMaxRescalePossible: false,
    })
  })

  test('with a hundred times the subjects the same mean could be a percent', () => {
    expect(examineReportedMean(57.06, 1600, cognitive).percentOfMaxPossible).toBe(true)
  })

  test('a mean that no whole number explains has no sum', () => {
    expect(examineReportedMean(20.01, 16, cognitive)).toMatchObject({ integerSum: null, outOfRange: false })
  })

  test('a mean inside the scale is found possible', () => {
    expect(examineReportedMean(50, 16, cognitive)).toMatchObject({
      percentOfMaxPossible: true,
      minMaxRescalePossible: true,
    })
    expect(sampleSizesWithOneRescaling([{ reported: 50, scale: cognitive }])).toHaveLength(23)
  })
})
