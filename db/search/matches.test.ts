import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matches } from './matches.ts'

const child = ['TEH-007', 'علی‌رضا کریمی']

describe('finding a child by what was typed', () => {
  test('an empty or blank query finds everything', () => {
    expect(matches('', child)).toBe(true)
    expect(matches('   ', [])).toBe(true)
  })

  test('any part of the code finds it, in any script of digits', () => {
    expect(matches('007', child)).toBe(true)
    expect(matches('۰۰۷', child)).toBe(true)
    expect(matches('teh-00', child)).toBe(true)
    expect(matches('teh 007', child)).toBe(true)
    expect(matches('TEH007', child)).toBe(true)
  })

  test('a compound name is found with a joiner, a space, or nothing in between', () => {
    expect(matches('علی‌رضا', child)).toBe(true)
    expect(matches('علی رضا', child)).toBe(true)
    expect(matches('علیرضا', child)).toBe(true)
    expect(matches('عليرضا كريمي', child)).toBe(true)
  })

  test('words are found in any order', () => {
    expect(matches('کریمی علی', child)).toBe(true)
  })

  test('a word that stands nowhere finds nothing', () => {
    expect(matches('کریمی حسن', child)).toBe(false)
    expect(matches('008', child)).toBe(false)
    expect(matches('-', ['abc'])).toBe(false)
  })

  test('every piece of a name finds it', () => {
    const name = fc.string({ unit: fc.constantFrom(...'علیرضاکم نسbcdE'.split('')), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(name, fc.nat(20), fc.nat(20), (text, from, length) => {
        return matches(text.slice(from, from + length), [text])
      }),
    )
  })
})
