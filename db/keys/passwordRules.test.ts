import { describe, expect, test } from 'vitest'
import { passwordProblems, requireGoodPassword } from './passwordRules.ts'

const codes = (password: string, userName = 'maryam') => passwordProblems(password, userName).map(({ code }) => code)

describe('a new password', () => {
  test.each([
    'four quiet cups of tea',
    'Tr7!kq-Zb02#mn',
    'باران روی برگ‌های انار',
    'hospital corridor, seven lamps',
    '🐸🦊🐢🦉🐝🐬🦋🐌🐙🦔🐧🦁',
  ])('%s is accepted', (password) => {
    expect(codes(password)).toEqual([])
  })

  test.each([
    ['eleven char', 'short'],
    ['', 'short'],
    ['x'.repeat(300), 'long'],
    ['once upon Maryam slept', 'holdsName'],
    ['aaaaaaaaaaaaaaa', 'fewCharacters'],
    ['abababababab', 'fewCharacters'],
    ['password2024', 'common'],
    ['Password123456', 'common'],
    ['qwertyuiop123', 'common'],
    ['1234567890123', 'common'],
    ['Trialbook-2026', 'common'],
    ['091234567890', 'common'],
    ['رمز عبور 12345', 'common'],
  ])('%s is refused as %s', (password, code) => {
    expect(codes(password)).toContain(code)
  })

  test('is judged in the form in which it is used', () => {
    expect(codes('ＭＡＲＹＡＭ and the tall door')).toEqual(['holdsName'])
  })

  test('may hold a user name that is too short to mean anything', () => {
    expect(codes('an apple on the table', 'an')).toEqual([])
  })

  test('is refused with all reasons and without repeating it', () => {
    expect(() => requireGoodPassword('maryam', 'maryam')).toThrow(/at least 12 characters.*Leave your user name out/)
    expect(() => requireGoodPassword('zzqq maryam', 'maryam')).not.toThrow(/zzqq/)
  })
})
