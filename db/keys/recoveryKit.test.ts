import { describe, expect, test } from 'vitest'
import { askPositions, checkWords, newRecoveryKit, secretOfWords } from './recoveryKit.ts'

const KIT = 'legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' ')

describe('the words of the recovery kit', () => {
  test('are twelve, and different for each kit', () => {
    const [one, other] = [newRecoveryKit(), newRecoveryKit()]
    expect([one.length, other.length]).toEqual([12, 12])
    expect(one).not.toEqual(other)
    expect(secretOfWords(one)).toBe(one.join(' '))
  })

  test('may be typed in capitals and with spaces around', () => {
    expect(secretOfWords(KIT.map((word) => ` ${word.toUpperCase()} `))).toBe(KIT.join(' '))
  })

  test.each([
    ['a word is missing', KIT.slice(1), /has 12 words/],
    ['a word is on no list', KIT.with(4, 'wavy'), /Word 5 is not/],
    ['two words changed places', KIT.with(0, 'winner').with(1, 'legal'), /wrong order/],
  ])('are refused before anything is tried when %s', (_case, words, message) => {
    expect(() => secretOfWords(words)).toThrow(message)
  })
})

describe('typing words back', () => {
  test('asks for two different places in order', () => {
    const asked = Array.from({ length: 500 }, () => askPositions())
    expect(asked.every(([first, second]) => first >= 1 && first < second && second <= 12)).toBe(true)
    expect(new Set(asked.flat()).size).toBe(12)
  })

  test('accepts the right words only', () => {
    expect(checkWords(KIT, [2, 12], ['Winner', ' yellow'])).toBe(true)
    expect(checkWords(KIT, [2, 12], ['winner', 'thank'])).toBe(false)
    expect(checkWords(KIT, [2, 12], ['winner'])).toBe(false)
    expect(checkWords(KIT, [0, 13], ['', ''])).toBe(false)
    expect(checkWords(KIT, [], [])).toBe(false)
  })
})
