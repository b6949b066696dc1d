import { expect, test } from 'vitest'
import { asPartialDate } from './asPartialDate.ts'

test.each([
  ['2026', '2026'],
  ['2026/3', '2026-03'],
  ['2026 3 1', '2026-03-01'],
  ['2026-03-01 9:05', '2026-03-01T09:05'],
  ['about 2026', 'about 2026'],
])('%s is kept as %s', (typed, kept) => {
  expect(asPartialDate(typed)).toBe(kept)
})
