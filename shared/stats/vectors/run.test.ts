import { describe, expect, test } from 'vitest'
import { runStatistics, statisticsFileSchema } from './run.ts'
import file from './statVectors.json' with { type: 'json' }

describe('the statistical vectors', () => {
  const outcomes = runStatistics(statisticsFileSchema.parse(file))

  test('are all looked at', () => {
    expect(outcomes).toHaveLength(182)
  })

  test.each(outcomes)('$id', ({ mismatches }) => {
    expect(mismatches).toEqual([])
  })
})

describe('the runner of statistical vectors', () => {
  const input = { pre: [1, 2, 3], post: [2, 2, 5] }

  test('fails a result that differs, a result it does not know, and a part of unknown shape', () => {
    const outcomes = runStatistics({
      X: {
        what: 'higher is better',
        input,
        expected: { change: { mean: 2 }, new_test: 1, direction: { improved: 2 } },
      },
      Y: { dreams: 3 },
      Z: 7,
      R: { rows: [{ b: 3, c: 0, chi2: 4 }, { q: 1 }] },
    })
    expect(outcomes).toEqual([
      { id: 'X.change', mismatches: ['expected mean 2, got 1'] },
      { id: 'X.new_test', mismatches: ['expected 1, got nothing'] },
      { id: 'X.direction', mismatches: [] },
      { id: 'Y', mismatches: ['unknown shape'] },
      { id: 'Z', mismatches: ['unknown shape'] },
      { id: 'R.3v0', mismatches: ['expected chi2 4, got 3'] },
      { id: 'R', mismatches: ['unknown shape {"q":1}'] },
    ])
  })
})
