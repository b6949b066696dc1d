import { describe, expect, test } from 'vitest'
import { conflictsOf, sameAnswer } from './conflict.ts'

const address = { group: 'G', repeat: 1, item: 'A' }
const mine = [{ address, answer: { value: '3' } }]

describe('a record that changed under a draft', () => {
  test('is a conflict where both changed the item to different answers', () => {
    const found = conflictsOf(mine, { 'G/1/A': { value: '2' } }, { 'G/1/A': { value: '1' } })
    expect(found).toEqual([{ address, theirs: { value: '2' }, mine: { value: '3' } }])
  })

  test('is none where only I changed it', () => {
    expect(conflictsOf(mine, { 'G/1/A': { value: '1' } }, { 'G/1/A': { value: '1' } })).toEqual([])
  })

  test('is none where both say the same', () => {
    expect(conflictsOf(mine, { 'G/1/A': { value: '3' } }, { 'G/1/A': { value: '1' } })).toEqual([])
  })

  test('is one for every disagreement when it is not known what the draft began from, except where the record is open', () => {
    expect(conflictsOf(mine, { 'G/1/A': { value: '2' } }, null)).toHaveLength(1)
    expect(conflictsOf(mine, {}, null)).toEqual([])
  })
})

test('answers are the same only with the same value, code and reason', () => {
  expect(sameAnswer(null, undefined)).toBe(true)
  expect(sameAnswer({ value: ['A', 'B'] }, { value: ['A', 'B'] })).toBe(true)
  expect(sameAnswer({ value: '1' }, { missing: 'NT' })).toBe(false)
  expect(sameAnswer({ missing: 'NT', reason: 'REFUSED' }, { missing: 'NT' })).toBe(false)
})
