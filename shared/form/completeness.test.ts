import { describe, expect, test } from 'vitest'
import { choice, codeList, group, integer, rows, text, same } from '../study/build.ts'
import { completeness, countedValues, leftovers } from './completeness.ts'
import { equals } from './condition.ts'
import { nextRow, rowsOf } from './rows.ts'
import { contextAt, formOf } from './testing.ts'
import type { FormValues } from './values.ts'

const label = same('Item')
const codes = codeList('LIST', 'List', { Y: label, N: label })
const reasons = [{ code: 'REFUSED', label }]
const list = rows('ROWS', label, [text('NAME', label, 'test'), text('NOTE', label, 'test', { required: false })], {
  visible: equals('ANY', 'Y'),
  minRows: 1,
})
const planned = rows('TIMES', label, [integer('VALUE', label, 'test', { hard: { min: 0 } })], {
  fixedRows: [
    { repeat: 1, code: 'A', label },
    { repeat: 2, code: 'B', label, visible: equals('ANY', 'Y') },
  ],
})
const definition = formOf(
  group('G', label, [
    choice('ANY', label, 'test', codes),
    integer('N', label, 'test', { hard: { max: 10 } }, { missing: [{ code: 'NT', label, reasons }] }),
    text('FREE', label, 'test', { required: false }),
  ]),
  list,
  planned,
)
const counts = (values: FormValues, more = {}) => completeness(definition, values, { ...contextAt, ...more })
const open = (values: FormValues, more = {}) => counts(values, more).open.map(({ item, repeat }) => `${item}/${repeat}`)

describe('completeness', () => {
  test('counts required items that are shown, and planned rows', () => {
    expect(counts({})).toMatchObject({ required: 3, answered: 0, missing: 0 })
    expect(open({})).toEqual(['ANY/1', 'N/1', 'VALUE/1'])
  })

  test('asks for the least number of rows once the group is shown', () => {
    expect(open({ 'G/1/ANY': { value: 'Y' } })).toEqual(['N/1', 'NAME/1', 'VALUE/1', 'VALUE/2'])
  })

  test('a missing code counts as settled with its reason, and as open without it', () => {
    expect(open({ 'G/1/N': { missing: 'NT' } })).toContain('N/1')
    expect(counts({ 'G/1/N': { missing: 'NT', reason: 'REFUSED' } })).toMatchObject({ missing: 1, answered: 0 })
  })

  test('an impossible answer is open', () => {
    expect(open({ 'G/1/N': { value: '11' } })).toContain('N/1')
  })

  test('a row counts from its first answer, and not at all once it is struck through', () => {
    const values: FormValues = { 'G/1/ANY': { value: 'Y' }, 'ROWS/3/NOTE': { value: 'x' } }
    expect(open(values)).toContain('NAME/3')
    expect(open(values)).not.toContain('NAME/1')
    expect(open(values, { struckRows: ['ROWS/3'] })).toContain('NAME/1')
  })

  test('nothing is required when the test was not done', () => {
    expect(counts({}, { notDone: 'unwell' })).toMatchObject({ required: 0, open: [] })
  })
})

describe('rows', () => {
  test('a number that was used is not used again', () => {
    const values: FormValues = { 'G/1/ANY': { value: 'Y' }, 'ROWS/2/NAME': { value: 'x' } }
    expect(nextRow(list, values, contextAt)).toBe(3)
    expect(nextRow(list, values, { ...contextAt, struckRows: ['ROWS/5'] })).toBe(6)
    expect(nextRow(planned, {}, contextAt)).toBe(3)
  })

  test('an empty row that is asked for takes the lowest free number', () => {
    const context = { ...contextAt, struckRows: ['ROWS/1'] }
    expect(rowsOf(definition, list, {}, context)).toEqual([2])
  })
})

describe('answers that are no longer asked for', () => {
  const values: FormValues = {
    'G/1/ANY': { value: 'N' },
    'ROWS/1/NAME': { value: 'left over' },
    'TIMES/2/VALUE': { value: '1' },
    'ROWS/2/NAME': { value: 'struck' },
  }
  const context = { ...contextAt, struckRows: ['ROWS/2'] }

  test('are listed, without those of struck rows', () => {
    expect(leftovers(definition, values, context).map(({ item, repeat }) => `${item}/${repeat}`)).toEqual([
      'NAME/1',
      'VALUE/2',
    ])
  })

  test('count nowhere', () => {
    expect(Object.keys(countedValues(definition, values, context))).toEqual(['G/1/ANY'])
  })
})
