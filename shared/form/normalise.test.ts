import { describe, expect, test } from 'vitest'
import { decimal, text, same } from '../study/build.ts'
import { scoreItems } from '../study/scoreItems.ts'
import { mas } from '../instruments/mas.ts'
import { gmfm88 } from '../instruments/gmfm88.ts'
import { normalise } from './normalise.ts'

const label = same('Item')
const number = decimal('N', label, 'test', 1, {})

describe('numbers as they are typed', () => {
  test.each([
    ['12.5', '12.5'],
    ['12,5', '12.5'],
    ['۱۲٫۵', '12.5'],
    ['١٢٫٥', '12.5'],
    ['\u200f۱۲\u200e', '12'],
    [' 7 ', '7'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['−3', '-3'],
    ['-0', '0'],
    ['12.50', '12.50'],
  ])('%s is kept as %s', (typed, kept) => expect(normalise(number, typed)).toEqual({ text: kept }))

  test.each(['', '.', '1.2.3', '12 kg', 'abc', '1e5'])('%s stays as it is, for the schema to refuse', (typed) => {
    expect(normalise(number, typed).text).toBe(typed)
  })
})

describe('the Modified Ashworth Scale', () => {
  const [item] = scoreItems(mas, { source: 'test', field: 'test' })
  const typed = (value: string) => item && normalise(item, value)

  test.each(['1.5', '1,5', '۱٫۵', '1٫5'])('EC054: %s becomes grade 1+, and says so', (value) => {
    expect(typed(value)).toMatchObject({ text: '1+', note: { check: 'EC054' } })
  })
  test('2 is grade 2 and nothing is said', () => expect(typed('۲')).toEqual({ text: '2' }))
  test('no other number becomes a grade', () => expect(typed('2.5')).toEqual({ text: '2.5' }))
  test('other scales keep 1.5 for the schema to refuse', () => {
    const [gmfm] = scoreItems(gmfm88, { source: 'test', field: 'test' })
    expect(gmfm && normalise(gmfm, '1.5')).toEqual({ text: '1.5' })
    expect(gmfm && normalise(gmfm, 'nt')).toEqual({ text: 'NT' })
  })
})

test('text is trimmed, in normal form, with plain line ends, and keeps its joiners and digits', () => {
  const free = text('T', label, 'test', { multiline: true })
  expect(normalise(free, '  cafe\u0301\r\nمی‌رود ۱۲  ').text).toBe('caf\u00e9\nمی‌رود ۱۲')
})
