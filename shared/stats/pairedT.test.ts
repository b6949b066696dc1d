import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectSize } from './effectSize.ts'
import { pairedT } from './pairedT.ts'

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
  minLength: 3,
  maxLength: 20,
})
const sampleOf = (of: readonly (readonly [number, number])[]) => ({
  pre: of.map(([a]) => a),
  post: of.map(([, b]) => b),
})

describe('the paired t test', () => {
  test('has a p below 0.05 exactly when the interval leaves 0 out', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const { p, ci95 } = pairedT(sampleOf(of))
        fc.pre(p !== null && ci95 !== null && Math.abs(p - 0.05) > 1e-6)
        expect(p < 0.05).toBe(ci95[0] > 0 || ci95[1] < 0)
      }),
    )
  })

  test('turns around when before and after change places', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const sample = sampleOf(of)
        const [straight, turned] = [pairedT(sample), pairedT({ pre: sample.post, post: sample.pre })]
        expect((turned.t ?? 0) + (straight.t ?? 0)).toBeCloseTo(0, 9)
        expect(turned.p ?? -1).toBeCloseTo(straight.p ?? -1, 9)
      }),
    )
  })

  test('changes that are all the same have no t, and one pair has none either', () => {
    expect(pairedT({ pre: [1, 2, 3], post: [2, 3, 4] })).toMatchObject({
      t: null,
      p: null,
      ci95: null,
      meanChange: 1,
      df: 2,
    })
    expect(pairedT({ pre: [1], post: [3] })).toMatchObject({ t: null, p: null, meanChange: 2, df: 0 })
    expect(pairedT({ pre: [], post: [] })).toMatchObject({ t: null, meanChange: null })
  })

  test('a column that does not vary has no correlation', () => {
    expect(pairedT({ pre: [0, 0, 0], post: [1, 2, 4] }).pearsonR).toBeNull()
  })
})

describe('the effect size', () => {
  test('lies inside its intervals', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const size = effectSize(sampleOf(of))
        fc.pre(size.cohenDz !== null && size.dzCi95NoncentralT !== null)
        expect(size.cohenDz).toBeGreaterThan(size.dzCi95NoncentralT[0])
        expect(size.cohenDz).toBeLessThan(size.dzCi95NoncentralT[1])
      }),
      { numRuns: 30 },
    )
  })

  test('its interval leaves 0 out exactly when the t test does', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const { p } = pairedT(sampleOf(of))
        const interval = effectSize(sampleOf(of)).dzCi95NoncentralT
        fc.pre(p !== null && interval !== null && Math.abs(p - 0.05) > 1e-4)
        expect(interval[0] > 0 || interval[1] < 0).toBe(p < 0.05)
      }),
      { numRuns: 30 },
    )
  })

  test('of a change that does not vary does not exist', () => {
    expect(effectSize({ pre: [1, 2, 3], post: [2, 3, 4] })).toMatchObject({
      cohenDz: null,
      dzCi95NoncentralT: null,
      glassBaselineSd: 1,
    })
    expect(effectSize({ pre: [1], post: [2] }).cohenDz).toBeNull()
  })

  test('an effect beyond what the distribution can reach has no interval instead of a wrong one', () => {
    const sample = { pre: [0, 0, 0, 0, 0], post: [10, 10.001, 10, 10.001, 10] }
    expect(effectSize(sample).cohenDz).toBeGreaterThan(1000)
    expect(effectSize(sample).dzCi95NoncentralT).toBeNull()
  })
})
