import { describe, expect, test } from 'vitest'
import type { Answer } from '../../form/answer.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const baseline = visit('BL', '2026-02-20')
const settings = { 'mas.muscles': 'HAM GAS' }
const grades = { HAM_R: '1', HAM_L: '1+', GAS_R: '2', GAS_L: '1' }
const scale = (given: Readonly<Record<string, string | Answer>>) => form('MAS', baseline, given)
const ask = (check: string, given: Readonly<Record<string, string | Answer>>) =>
  found(check, scale(given), { visits: [baseline], settings })

describe('EC055, muscles and sides', () => {
  test('wants every muscle of the set on both sides', () => {
    expect(ask('EC055', grades)).toEqual([])
    const oneSide = ask('EC055', { HAM_R: '1', HAM_L: '1+', GAS_R: '2' })
    expect(oneSide).toMatchObject([{ severity: 'hard', address: { item: 'GAS_L' } }])
    expect(oneSide[0]?.message).toContain('left')
  })

  test('takes NT with a reason and asks for one', () => {
    expect(ask('EC055', { ...grades, GAS_L: { missing: 'NT', reason: 'NOT_MOVABLE' } })).toEqual([])
    expect(ask('EC055', { ...grades, GAS_L: { missing: 'NT' } })).toMatchObject([{ address: { item: 'GAS_L' } }])
  })
})

describe('EC056, the one grade for the child', () => {
  test.each(['1', '1+', '2'])('takes %s between muscles of 1 to 2', (grade) => {
    expect(ask('EC056', { ...grades, MAS_GLOBAL: grade })).toEqual([])
  })

  test.each(['0', '3'])('asks about %s', (grade) => {
    expect(ask('EC056', { ...grades, MAS_GLOBAL: grade })).toMatchObject([
      { severity: 'soft', address: { item: 'MAS_GLOBAL' } },
    ])
  })

  test('knows 1+ as a step of its own', () => {
    const even = { HAM_R: '1', HAM_L: '1', GAS_R: '1', GAS_L: '1' }
    expect(ask('EC056', { ...even, MAS_GLOBAL: '1+' })).toHaveLength(1)
  })

  test('waits while no muscle is graded', () => {
    expect(ask('EC056', { MAS_GLOBAL: '3' })).toEqual([])
  })
})
