import { describe, expect, test } from 'vitest'
import { choice, codeList, date, decimal, integer, multiChoice, text, same } from '../study/build.ts'
import type { ItemDefinition } from './definition.ts'
import { sentences } from '../text/text.ts'
import { problemsOf } from './problems.ts'
import { schemaOfItem } from './schema.ts'

const label = same('Item')
const codes = codeList('LIST', 'List', { NONE: same('None'), A: same('A'), B: same('B') })
const weight = decimal('W', label, 'test', 1, { hard: { min: 5, max: 80 } }, { unit: 'kg' })
const count = integer('C', label, 'test', { hard: { min: 0 } })
const say = (item: ItemDefinition, value: string | readonly string[]) => sentences(...problemsOf(item, { value })).en

describe('numbers', () => {
  test.each(['5', '80', '12.5', '5.0'])('%s kg is possible', (value) => expect(say(weight, value)).toBe(''))
  test.each([
    ['4.9', 'from 5 to 80 kg'],
    ['80.1', 'from 5 to 80 kg'],
    ['12.55', 'At most 1 digits'],
    ['12,5', 'A number'],
    ['twelve', 'A number'],
    ['1e3', 'A number'],
    ['012', 'A number'],
    ['NaN', 'A number'],
    ['-', 'A number'],
    ['', 'leave the item open'],
  ])('%s kg is impossible and says why', (value, why) => expect(say(weight, value)).toContain(why))

  test('a whole number has no point, not even before a zero', () => {
    expect(say(count, '3')).toBe('')
    expect(say(count, '3.0')).toContain('without a decimal point')
    expect(say(count, '-1')).toContain('at least 0')
  })
})

describe('dates and times', () => {
  const of = (type: 'date' | 'partialDate' | 'time' | 'dateTime' | 'partialDateTime', value: string) =>
    say(date('D', label, 'test', type), value)
  test.each([
    ['date', '2024-02-29'],
    ['partialDate', '2024'],
    ['partialDate', '2024-02'],
    ['partialDate', '2024-02-29'],
    ['time', '00:00'],
    ['time', '23:59'],
    ['dateTime', '2024-02-29T07:30'],
    ['partialDateTime', '2024-02'],
    ['partialDateTime', '2024-02-29T07:30'],
  ] as const)('%s takes %s', (type, value) => expect(of(type, value)).toBe(''))
  test.each([
    ['date', '2025-02-29'],
    ['date', '2024-02'],
    ['date', '2024-13-01'],
    ['date', '24-01-01'],
    ['date', '0024-01-01'],
    ['partialDate', '2024-13'],
    ['partialDate', '202'],
    ['time', '24:00'],
    ['time', '7:30'],
    ['dateTime', '2024-02-29'],
    ['dateTime', '2025-02-29T07:30'],
    ['dateTime', '2024-02-29T07:30:00'],
    ['partialDateTime', '2024-02T07:30'],
  ] as const)('%s refuses %s', (type, value) => expect(of(type, value)).not.toBe(''))
})

describe('codes', () => {
  const one = choice('ONE', label, 'test', codes, { missing: [{ code: 'UNK', label }] })
  const many = multiChoice('MANY', label, 'test', codes, { exclusive: ['NONE'] })

  test('a choice takes its codes and names them when it refuses', () => {
    expect(say(one, 'A')).toBe('')
    expect(say(one, 'a')).toContain('NONE, A, B, UNK')
    expect(say(one, ['A'])).toContain('one answer')
  })

  test('a missing code is given as missing, with a reason of its list', () => {
    expect(problemsOf(one, { missing: 'UNK' })).toEqual([])
    expect(say(one, 'UNK')).toContain('give it as such')
    expect(sentences(...problemsOf(one, { missing: 'NT' })).en).toContain('Only UNK')
    expect(sentences(...problemsOf(many, { missing: 'NT' })).en).toContain('no code for missing')
  })

  test('a multiple choice takes each code once, and NONE alone', () => {
    expect(say(many, ['A', 'B'])).toBe('')
    expect(say(many, ['A', 'A'])).toContain('twice')
    expect(say(many, ['A', 'C'])).toContain('Not one of')
    expect(say(many, ['NONE', 'A'])).toContain('None stands alone')
    expect(say(many, [])).toContain('leave the item open')
    expect(say(many, 'A')).toContain('list')
  })
})

describe('text', () => {
  const line = text('T', label, 'test', { minLength: 3, maxLength: 5 })
  test('keeps to its length, counted in characters and not in code units', () => {
    expect(say(line, 'abcde')).toBe('')
    expect(say(line, '😀😀😀😀😀')).toBe('')
    expect(say(line, 'ab')).toContain('At least 3')
    expect(say(line, 'abcdef')).toContain('At most 5')
  })
  test('is trimmed, normal and on one line unless it may be longer', () => {
    expect(say(line, ' abc')).not.toBe('')
    expect(say(line, 'cafe\u0301')).toContain('normal form')
    expect(say(line, 'a\nb')).toContain('One line')
    expect(say(text('M', label, 'test', { multiline: true }), 'a\nb')).toBe('')
  })
  test('follows its pattern', () => {
    const code = text('P', label, 'test', { pattern: { regex: '^[0-9]{8}$', message: same('Eight digits.') } })
    expect(say(code, '12345678')).toBe('')
    expect(say(code, '1234')).toBe('Eight digits.')
  })
})

test('the schema of an item says the same sentences', () => {
  const result = schemaOfItem(weight).safeParse({ value: '4.9' })
  expect(result.error?.issues.map((issue) => issue.message)).toEqual(
    problemsOf(weight, { value: '4.9' }).map(({ en }) => en),
  )
  expect(schemaOfItem(weight).safeParse({ value: '12.5' }).success).toBe(true)
  expect(schemaOfItem(weight).safeParse({ value: 12.5 }).success).toBe(false)
  expect(schemaOfItem(weight).safeParse({ value: '12.5', extra: 1 }).success).toBe(false)
})
