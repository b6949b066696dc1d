import { expect, test } from 'vitest'
import { study } from '../study.ts'
import { checks } from './index.ts'

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `EC${String(from + index).padStart(3, '0')}`)

test('every check of consent, windows and injections runs, in the order of the protocol', () => {
  const wanted = [...numbers(1, 13), ...numbers(20, 32), ...numbers(70, 91)]
  expect(checks.map(({ id }) => id).filter((id) => wanted.includes(id))).toEqual(wanted)
})

test('a check runs on forms that the study has', () => {
  const known = new Set(study.forms.map(({ oid }) => oid))
  const named = checks.flatMap(({ forms }) => (forms === 'all' ? [] : forms))
  expect(named.filter((oid) => !known.has(oid))).toEqual([])
})
