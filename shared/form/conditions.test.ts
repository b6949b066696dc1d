import { describe, expect, test } from 'vitest'
import { choice, codeList, group, integer, multiChoice, rows, text, same } from '../study/build.ts'
import {
  all,
  answered,
  any,
  atLeast,
  atVisit,
  contains,
  equals,
  not,
  oneOf,
  setting,
  type Condition,
} from './condition.ts'
import { holds, isRequired, isVisible } from './conditions.ts'
import { contextAt, formOf } from './testing.ts'
import type { FormValues } from './values.ts'

const label = same('Item')
const codes = codeList('LIST', 'List', { A: label, B: label })
const definition = formOf(
  group('G', label, [
    choice('ONE', label, 'test', codes),
    multiChoice('MANY', label, 'test', codes),
    integer('N', label, 'test', {}, { missing: [{ code: 'UNK', label }] }),
    text('WHY', label, 'test', { visible: equals('ONE', 'B') }),
    text('MORE', label, 'test', { visible: answered('WHY'), required: oneOf('ONE', 'A', 'B') }),
  ]),
  rows('ROWS', label, [
    choice('KIND', label, 'test', codes),
    text('OTHER', label, 'test', { visible: equals('KIND', 'B') }),
  ]),
  group('HIDDEN', label, [text('INSIDE', label, 'test')], { visible: atVisit('M12') }),
)
const read = (condition: Condition, values: FormValues, context = contextAt) =>
  holds(condition, { definition, values, context })
const shown = (item: string, groupOid: string, repeat: number, values: FormValues) =>
  isVisible(definition, { group: groupOid, repeat, item }, values, contextAt)

describe('a condition', () => {
  const values: FormValues = {
    'G/1/ONE': { value: 'A' },
    'G/1/MANY': { value: ['A', 'B'] },
    'G/1/N': { value: '12' },
  }
  test.each<[string, Condition, boolean]>([
    ['equals', equals('ONE', 'A'), true],
    ['equals another code', equals('ONE', 'B'), false],
    ['oneOf', oneOf('ONE', 'B', 'A'), true],
    ['oneOf of a list with several', oneOf('MANY', 'A'), false],
    ['contains', contains('MANY', 'B'), true],
    ['answered', answered('N'), true],
    ['answered, hidden', answered('WHY'), false],
    ['atLeast', atLeast('N', 12), true],
    ['atLeast, more', atLeast('N', 12.1), false],
    ['atLeast of a code', atLeast('ONE', 0), false],
    ['not', not(equals('ONE', 'B')), true],
    ['all', all(equals('ONE', 'A'), equals('ONE', 'B')), false],
    ['any', any(equals('ONE', 'A'), equals('ONE', 'B')), true],
    ['atVisit', atVisit('BL'), true],
    ['atVisit, another', atVisit('M12'), false],
  ])('%s', (_, condition, expected) => expect(read(condition, values)).toBe(expected))

  test('a missing code is not an answer', () => {
    expect(read(answered('N'), { 'G/1/N': { missing: 'UNK' } })).toBe(false)
    expect(read(atLeast('N', -1), { 'G/1/N': { missing: 'UNK' } })).toBe(false)
  })

  test('a setting that is a set holds for each of its codes', () => {
    const context = { ...contextAt, settings: { muscles: 'HAM GAS' } }
    expect(read(setting('muscles', 'GAS'), {}, context)).toBe(true)
    expect(read(setting('muscles', 'GA'), {}, context)).toBe(false)
    expect(read(setting('none', 'GAS'), {}, context)).toBe(false)
  })

  test('an unknown item is a mistake in the definition', () => {
    expect(() => read(equals('NOBODY', 'A'), {})).toThrow('NOBODY')
  })
})

describe('an item', () => {
  test('is shown while its condition holds', () => {
    expect(shown('WHY', 'G', 1, { 'G/1/ONE': { value: 'B' } })).toBe(true)
    expect(shown('WHY', 'G', 1, {})).toBe(false)
  })

  test('that is hidden counts as open for others, whatever it once held', () => {
    const values: FormValues = { 'G/1/ONE': { value: 'A' }, 'G/1/WHY': { value: 'old text' } }
    expect(shown('MORE', 'G', 1, values)).toBe(false)
  })

  test('in a row looks at its own row', () => {
    const values: FormValues = { 'ROWS/1/KIND': { value: 'A' }, 'ROWS/2/KIND': { value: 'B' } }
    expect(shown('OTHER', 'ROWS', 1, values)).toBe(false)
    expect(shown('OTHER', 'ROWS', 2, values)).toBe(true)
  })

  test('in a row that is struck through, or in a hidden group, is not shown', () => {
    const context = { ...contextAt, struckRows: ['ROWS/2'] }
    const values: FormValues = { 'ROWS/2/KIND': { value: 'B' } }
    expect(isVisible(definition, { group: 'ROWS', repeat: 2, item: 'KIND' }, values, context)).toBe(false)
    expect(shown('INSIDE', 'HIDDEN', 1, {})).toBe(false)
  })

  test('that stands elsewhere does not exist', () => {
    expect(shown('ONE', 'ROWS', 1, {})).toBe(false)
    expect(shown('ONE', 'G', 2, {})).toBe(false)
  })

  test('is required while it is shown and its condition holds, and never when the test was not done', () => {
    const values: FormValues = { 'G/1/ONE': { value: 'B' }, 'G/1/WHY': { value: 'because' } }
    const more = { group: 'G', repeat: 1, item: 'MORE' }
    expect(isRequired(definition, more, values, contextAt)).toBe(true)
    expect(isRequired(definition, more, {}, contextAt)).toBe(false)
    expect(isRequired(definition, more, values, { ...contextAt, notDone: 'unwell' })).toBe(false)
  })
})
