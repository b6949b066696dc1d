import { describe, expect, test } from 'vitest'
import { form } from '../testing/child.ts'
import { found } from '../testing/found.ts'

/* The site's clock stands at 2026-03-01. */
describe('EC129, a major deviation that was not reported', () => {
  const ask = (start: string, more: Readonly<Record<string, string>> = {}) =>
    found('EC129', form('DEV', 1, { DEV_CLASS: 'MAJOR', DEV_START: start, ...more }))

  test('is reminded of after 30 days', () => {
    expect(ask('2026-01-31')).toEqual([])
    expect(ask('2026-01-30')).toMatchObject([{ severity: 'soft', address: { item: 'DEV_REPORTED' } }])
  })

  test('is silent once it was reported, and for a minor one', () => {
    expect(ask('2026-01-01', { DEV_REPORTED: '2026-02-01' })).toEqual([])
    expect(ask('2026-01-01', { DEV_CLASS: 'MINOR' })).toEqual([])
  })
})
