import { describe, expect, test } from 'vitest'
import file from './instrumentVectors.json' with { type: 'json' }
import { mismatches } from './compare.ts'
import { runVectors, vectorFileSchema } from './run.ts'

const read = vectorFileSchema.parse(file)
const near = { relative: 1e-6, absolute: 1e-6 }
const outcomeOf = (vector: object) => runVectors(vectorFileSchema.parse({ vectors: [vector] }))[0]?.mismatches ?? []

describe('the instrument vectors', () => {
  test('are 106', () => {
    expect(read.vectors).toHaveLength(106)
  })

  test.each(runVectors(read))('$id', ({ mismatches: found }) => {
    expect(found).toEqual([])
  })
})

describe('the vector runner', () => {
  const bbs = { id: 'x', instrument: 'BBS', kind: 'score', items: { BBS01: 3 }, expected: { sum_answered: 3 } }

  test('passes a vector that is right', () => {
    expect(outcomeOf(bbs)).toEqual([])
  })

  test('names what was expected and what came out', () => {
    expect(outcomeOf({ ...bbs, expected: { sum_answered: 4, status: 'complete' } })).toEqual([
      'expected sum_answered 4, got 3',
      'expected status "complete", got "incomplete"',
    ])
  })

  test('fails a kind that it does not know, by name', () => {
    expect(outcomeOf({ ...bbs, kind: 'guess' })).toEqual(['unknown kind "guess"'])
  })

  test('fails an impossible answer and an unknown instrument with what the product said', () => {
    expect(outcomeOf({ ...bbs, items: { BBS01: 9 } })[0]).toContain('BBS01: 9 is not possible')
    expect(outcomeOf({ ...bbs, instrument: 'XYZ' })[0]).toContain('there is no instrument "XYZ"')
  })

  test('fails a total that only a wrong rule gives', () => {
    const items = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`BBS${String(index + 1).padStart(2, '0')}`, 1]),
    )
    const vector = { ...bbs, items, expected: { total: 14 }, must_not_equal_total: { some_rule: 14 } }
    expect(outcomeOf(vector)).toEqual(['expected total other than 14 (some_rule), got it'])
  })

  test('a missing result is a mismatch, and so is a list of another length', () => {
    expect(mismatches({ a: 1 }, {}, near)).toEqual(['expected a 1, got nothing'])
    expect(mismatches([1, 2], [1], near)).toEqual(['expected [1,2], got [1]'])
    expect(mismatches({}, { a: 1 }, near)).toEqual(['expected {}, got {"a":1}'])
    expect(mismatches(null, 0, near)).toEqual(['expected null, got 0'])
  })

  test('numbers may differ by the tolerance and not by more', () => {
    expect(mismatches(49.987072, 49.98707175, near)).toEqual([])
    expect(mismatches(49.987072, 49.9872, near)).toHaveLength(1)
  })
})
