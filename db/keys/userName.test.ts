import { expect, test } from 'vitest'
import { foldUserName, nameTagOf } from './userName.ts'

const SALT = Buffer.alloc(32, 1).toString('base64url')

test.each([
  ['Nurse  A', ' nurse a '],
  ['ÉLISE', 'e\u0301lise'],
  ['ｎｕｒｓｅ', 'nurse'],
])('%s and %s are one user name', (one, other) => {
  expect(foldUserName(one)).toBe(foldUserName(other))
  expect(nameTagOf(SALT, one)).toBe(nameTagOf(SALT, other))
})

test('different names and different salts give different tags', () => {
  const other = Buffer.alloc(32, 2).toString('base64url')
  expect(new Set([nameTagOf(SALT, 'anna'), nameTagOf(SALT, 'anne'), nameTagOf(other, 'anna')]).size).toBe(3)
})
