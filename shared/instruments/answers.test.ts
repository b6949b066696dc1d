import { describe, expect, test } from 'vitest'
import { AnswerError, codesOf, readAnswers, readExchangedAnswers } from './answers.ts'
import { bbs, fim, gmfcs, gmfm88, mas } from './index.ts'

describe('reading stored answers', () => {
  test('takes codes as text, and whole numbers where the codes are numbers', () => {
    const codes = readAnswers(bbs, { BBS01: '4', BBS02: 3, BBS03: 'NT', BBS04: null })
    expect([...codes.values()].slice(0, 5)).toEqual(['4', '3', 'NT', null, null])
  })

  test.each([4, -1, 1.5, '4', '03', ' 3', 'x', '', 'nt', Number.NaN])(
    'refuses %j as a GMFM answer and names the item',
    (value) => {
      expect(() => readAnswers(gmfm88, { GMFM10: value })).toThrow(/^GMFM10: /)
    },
  )

  test('refuses an item that the instrument does not have', () => {
    expect(() => readAnswers(gmfm88, { GMFM89: 1 })).toThrow('GMFM89: no such item in GMFM-88')
  })

  test('says which values are possible', () => {
    expect(() => readAnswers(gmfm88, { GMFM10: 4 })).toThrow(
      '4 is not possible; the item takes a whole number 0 to 3 or "NT"',
    )
    expect(() => readAnswers(gmfcs, { GMFCS: 'VI' })).toThrow('one of the texts "I", "II", "III", "IV", "V"')
  })

  test('lists the codes of an instrument with NT last', () => {
    expect(codesOf(mas)).toEqual(['0', '1', '1+', '2', '3', '4', 'NT'])
    expect(codesOf(gmfcs)).toEqual(['I', 'II', 'III', 'IV', 'V'])
  })
})

describe('reading answers of an exchange file', () => {
  test('a score is a number there and a grade is text', () => {
    expect(readExchangedAnswers(gmfm88, { GMFM10: 3, GMFM11: null, GMFM12: 'NT' })).toEqual({
      GMFM10: 3,
      GMFM11: null,
      GMFM12: 'NT',
    })
    expect(readExchangedAnswers(mas, { HAM_L: '1+' })).toEqual({ HAM_L: '1+' })
  })

  test.each([
    [gmfm88, 'GMFM10', '3'],
    [gmfm88, 'GMFM10', true],
    [gmfm88, 'GMFM10', [3]],
    [mas, 'HAM_L', 1],
    [mas, 'HAM_L', '5'],
    [fim, 'FIM01', 0],
    [fim, 'FIM01', ''],
    [gmfcs, 'GMFCS', 2],
  ])('in %o the item %s refuses %j', (instrument, item, value) => {
    expect(() => readExchangedAnswers(instrument, { [item]: value })).toThrow(AnswerError)
  })

  test('the error carries the item, so that a screen can go there', () => {
    const refused = (): unknown => {
      try {
        return readExchangedAnswers(gmfm88, { GMFM10: 3, GMFM40: 9 })
      } catch (error) {
        return error
      }
    }
    expect(refused()).toMatchObject({ name: 'AnswerError', item: 'GMFM40' })
  })
})
