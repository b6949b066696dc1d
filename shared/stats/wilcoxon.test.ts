import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { midRanks, tieGroups } from './ranks.ts'
import { signFlipTest } from './signFlip.ts'
import { rankBiserial, wilcoxonSignedRank } from './wilcoxon.ts'

const changes = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 11 })

/** The same p by looking at every sign pattern, one by one. */
function byEnumeration(differences: readonly number[]): number {
  const nonzero = differences.filter((difference) => difference !== 0)
  const ranks = midRanks(nonzero.map(Math.abs))
  const observed = nonzero.reduce((sum, difference, index) => sum + (difference > 0 ? (ranks[index] ?? 0) : 0), 0)
  const sums = Array.from({ length: 2 ** nonzero.length }, (_, pattern) =>
    ranks.reduce((sum, rank, index) => sum + (Math.floor(pattern / 2 ** index) % 2) * rank, 0),
  )
  const atMost = sums.filter((sum) => sum <= observed).length
  const atLeast = sums.filter((sum) => sum >= observed).length
  return Math.min(1, (2 * Math.min(atMost, atLeast)) / sums.length)
}

describe('ranks', () => {
  test('ties share the mean of the ranks they take up', () => {
    expect(midRanks([3, 1, 3, 2])).toEqual([3.5, 1, 3.5, 2])
    expect(midRanks([])).toEqual([])
  })

  test('always add up to n (n + 1) / 2', () => {
    fc.assert(
      fc.property(changes, (values) => {
        const sum = midRanks(values).reduce((total, rank) => total + rank, 0)
        expect(sum).toBe((values.length * (values.length + 1)) / 2)
      }),
    )
  })

  test('tie groups are named with their size, single values are not', () => {
    expect(tieGroups([2, 1, 2, 5, 1, 2])).toEqual([
      { value: 1, count: 2 },
      { value: 2, count: 3 },
    ])
  })
})

describe('the exact sign flip test', () => {
  test('gives the smallest possible p when all changes agree', () => {
    expect(signFlipTest([2, 4, 6], 12)).toEqual({ p: 0.25, numerator: 2n, denominator: 8n })
  })

  test('is never above 1', () => {
    expect(signFlipTest([2], 2)?.p).toBe(1)
    expect(signFlipTest([2, 2], 2)?.p).toBe(1)
  })

  test('without changes, or with too many for an exact fraction, there is no p', () => {
    expect(signFlipTest([], 0)).toBeNull()
    expect(
      signFlipTest(
        Array.from({ length: 501 }, () => 1),
        3,
      ),
    ).toBeNull()
  })

  test('half weights are refused: mid-ranks are doubled first', () => {
    expect(() => signFlipTest([1.5], 1)).toThrow(RangeError)
  })
})

describe('the Wilcoxon signed rank test', () => {
  test('has the exact p that looking at every sign pattern gives, ties and zeros included', () => {
    fc.assert(
      fc.property(changes, (differences) => {
        fc.pre(differences.some((difference) => difference !== 0))
        expect(wilcoxonSignedRank(differences).exact?.p).toBe(byEnumeration(differences))
      }),
    )
  })

  test.each(['drop', 'pratt'] as const)('turns around with the sign and does not see the order (%s)', (zeros) => {
    fc.assert(
      fc.property(changes, (differences) => {
        const straight = wilcoxonSignedRank(differences, zeros)
        const turned = wilcoxonSignedRank(differences.map((difference) => -difference).toReversed(), zeros)
        expect(turned).toMatchObject({ wPlus: straight.wMinus, wMinus: straight.wPlus, nonzero: straight.nonzero })
        expect(turned.exact?.p).toBe(straight.exact?.p)
        expect(turned.asymptoticP ?? -1).toBeCloseTo(straight.asymptoticP ?? -1, 12)
      }),
    )
  })

  test('eight of sixteen better by one level, nobody worse, gives the printed 0.0047 as a normal approximation only', () => {
    const result = wilcoxonSignedRank([...Array.from({ length: 8 }, () => -1), ...Array.from({ length: 8 }, () => 0)])
    expect(result.asymptoticP).toBeCloseTo(0.004678, 6)
    expect(result.exact?.p).toBe(0.0078125)
    expect(result.asymptoticPCorrected).toBeCloseTo(0.005962, 6)
  })

  test('the corrected p is never smaller than the uncorrected one', () => {
    fc.assert(
      fc.property(changes, (differences) => {
        const { asymptoticP, asymptoticPCorrected } = wilcoxonSignedRank(differences)
        expect(asymptoticPCorrected ?? 1).toBeGreaterThanOrEqual(asymptoticP ?? 1)
      }),
    )
  })

  test.each(['drop', 'pratt'] as const)('with nothing but zeros nothing is estimable (%s)', (zeros) => {
    const result = wilcoxonSignedRank([0, 0, 0], zeros)
    expect(result).toMatchObject({
      nonzero: 0,
      zeros: 3,
      z: null,
      asymptoticP: null,
      asymptoticPCorrected: null,
      exact: null,
    })
    expect(rankBiserial(result)).toBeNull()
  })

  test('the rank-biserial correlation is 1 when all rise and -1 when all fall', () => {
    expect(rankBiserial(wilcoxonSignedRank([1, 2, 3]))).toBe(1)
    expect(rankBiserial(wilcoxonSignedRank([-1, -2, -3]))).toBe(-1)
  })
})
