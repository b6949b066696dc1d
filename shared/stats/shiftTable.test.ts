import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bowker } from './bowker.ts'
import { fairCoinTwoSided } from './binomial.ts'
import { marginalHomogeneity } from './marginalHomogeneity.ts'
import { mcNemar } from './mcnemar.ts'
import { columnSums, crossings, rowSums, shiftTable } from './shiftTable.ts'
import { stuartMaxwell } from './stuartMaxwell.ts'

const levels = [1, 2, 3, 4, 5]
const counts = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))

describe('the shift table', () => {
  const sample = { pre: [5, 5, 4, 3], post: [4, 5, 4, 3] }

  test('counts each subject once, by level before and after', () => {
    const table = shiftTable(sample, levels)
    expect(table[4]).toEqual([0, 0, 0, 1, 1])
    expect(rowSums(table)).toEqual([0, 0, 1, 1, 2])
    expect(columnSums(table)).toEqual([0, 0, 1, 2, 1])
  })

  test('refuses a level that it does not have', () => {
    expect(() => shiftTable({ pre: [6], post: [5] }, levels)).toThrow(RangeError)
    expect(() => shiftTable({ pre: [5], post: [] }, levels)).toThrow(RangeError)
  })

  test('says who crossed a cut', () => {
    expect(crossings(sample, 5)).toEqual({ lost: 1, gained: 0 })
    expect(crossings({ pre: [4, 5], post: [5, 4] }, 5)).toEqual({ lost: 1, gained: 1 })
  })
})

describe('tests of a shift table', () => {
  test('of two levels are all the McNemar test', () => {
    fc.assert(
      fc.property(counts, ([up, down]) => {
        fc.pre(up + down > 0)
        const table = [
          [3, up],
          [down, 2],
        ]
        const { chi2 } = mcNemar(up, down)
        expect(bowker(table).chi2).toBeCloseTo(chi2 ?? -1, 9)
        expect(stuartMaxwell(table)?.chi2).toBeCloseTo(chi2 ?? -1, 9)
      }),
    )
  })

  test('Bowker counts the pairs of levels between which somebody moved, and all pairs beside it', () => {
    const table = [
      [0, 0, 0],
      [2, 1, 0],
      [0, 3, 4],
    ]
    expect(bowker(table)).toMatchObject({ chi2: 5, dfNonemptyPairs: 2, dfAllPairs: 3 })
  })

  test('nobody moved: nothing is estimable', () => {
    const still = [
      [2, 0],
      [0, 3],
    ]
    expect(bowker(still)).toMatchObject({ chi2: null, p: null, pAllPairs: null })
    expect(stuartMaxwell(still)).toBeNull()
    expect(marginalHomogeneity([0, 0])).toEqual({ z: null, asymptoticP: null, exact: null })
    expect(mcNemar(0, 0)).toEqual({ chi2: null, asymptoticP: null, correctedP: null, exactP: null })
  })

  test('Stuart-Maxwell leaves out levels that nobody held', () => {
    const table = [
      [0, 0, 0],
      [0, 2, 1],
      [0, 4, 3],
    ]
    expect(stuartMaxwell(table)).toMatchObject({ df: 1 })
    expect(stuartMaxwell(table)?.chi2).toBeCloseTo(9 / 5, 9)
  })

  test('Stuart-Maxwell needs no particular order of the levels', () => {
    const cells = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(cells, (flat) => {
        const table = [0, 1, 2].map((row) => flat.slice(3 * row, 3 * row + 3))
        const reversed = table.toReversed().map((row) => row.toReversed())
        expect(stuartMaxwell(reversed)?.chi2).toBeCloseTo(stuartMaxwell(table)?.chi2 ?? -1, 7)
      }),
    )
  })

  test('ordered marginal homogeneity of single steps is the sign test', () => {
    fc.assert(
      fc.property(counts, ([up, down]) => {
        fc.pre(up + down > 0)
        const shifts = [...Array.from({ length: up }, () => 1), ...Array.from({ length: down }, () => -1), 0]
        const result = marginalHomogeneity(shifts)
        expect(result.exact?.p).toBeCloseTo(fairCoinTwoSided(up, up + down) ?? -1, 12)
        expect(result.z).toBeCloseTo((up - down) / Math.sqrt(up + down), 12)
      }),
    )
  })
})
