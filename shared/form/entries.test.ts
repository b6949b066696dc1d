import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choice, codeList, decimal, group, multiChoice, text, same } from '../study/build.ts'
import type { FormDefinition } from './definition.ts'
import { differencesOf, saysSame } from './entries.ts'

const label = same('Item')
const CODES = codeList('C', 'Codes', { A: label, B: label, C: label })
const number = decimal('N', label, 'test', 2, {})
const several = multiChoice('M', label, 'test', CODES)
const written = text('T', label, 'test', { maxLength: 100 })
const one = choice('O', label, 'test', CODES)
const value = (typed: string | readonly string[]) => ({ value: typed })

describe('two answers say the same', () => {
  test.each([
    ['a number with more zeros', number, value('12.5'), value('12.50')],
    ['codes in another order', several, value(['A', 'B']), value(['B', 'A'])],
    ['text with other spaces', written, value('  left   arm'), value('left arm ')],
    ['text in another form of the same letters', written, value('caf\u00e9'), value('cafe\u0301')],
    ['a missing code with its reason', one, { missing: 'NT', reason: 'TIME' }, { missing: 'NT', reason: 'TIME' }],
    ['both open', one, null, null],
  ])('%s', (_name, item, first, second) => expect(saysSame(item, first, second)).toBe(true))

  test.each([
    ['another number', number, value('12.5'), value('12.51')],
    ['a code more', several, value(['A']), value(['A', 'B'])],
    ['text in other letters', written, value('Left arm'), value('left arm')],
    ['another reason for a missing code', one, { missing: 'NT', reason: 'TIME' }, { missing: 'NT', reason: 'REFUSED' }],
    ['a value and a missing code of the same letters', one, value('NT'), { missing: 'NT' }],
    ['an answer and none', one, value('A'), null],
  ])('but not %s', (_name, item, first, second) => expect(saysSame(item, first, second)).toBe(false))

  test('it is the same whoever is first, and everything says the same as itself', () => {
    const answer = fc.oneof(
      fc.string().map(value),
      fc.array(fc.constantFrom('A', 'B', 'C')).map(value),
      fc.record({ missing: fc.constantFrom('NT', 'ND') }),
      fc.constant(null),
    )
    fc.assert(
      fc.property(fc.constantFrom(number, several, written, one), answer, answer, (item, first, second) => {
        expect(saysSame(item, first, second)).toBe(saysSame(item, second, first))
        expect(saysSame(item, first, first)).toBe(true)
      }),
    )
  })
})

test('differences come in the order of the form, row by row; a row that only one entry has differs item by item', () => {
  const form: FormDefinition = {
    oid: 'F',
    version: '1',
    name: label,
    kind: 'visit',
    layout: 'general',
    source: 'test',
    itemGroups: [group('G', label, [one]), { ...group('R', label, [number, written]), repeating: true }],
  }
  const at = (key: string) => {
    const [oid = '', repeat, item = ''] = key.split('/')
    return { group: oid, repeat: Number(repeat), item }
  }
  const first = { 'R/2/T': value('x'), 'R/1/N': value('1'), 'G/1/O': value('A') }
  const second = { 'R/1/N': value('1.0'), 'G/1/O': value('B') }
  const keys = ['R/2/N', 'R/2/T', 'R/1/N', 'G/1/O']
  expect(differencesOf(form, first, second, keys.map(at))).toEqual([
    { address: at('G/1/O'), first: value('A'), second: value('B') },
    { address: at('R/2/T'), first: value('x'), second: null },
  ])
})
