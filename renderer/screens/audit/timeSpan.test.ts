import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/dates/civilDate.ts'
import { lastDays, spanOf, stampsOf } from './timeSpan.ts'
import { withFilter } from './withFilter.ts'

const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1990-01-01', days))

describe('days of the trail', () => {
  test('come back from the stamps they were made into', () => {
    fc.assert(
      fc.property(fc.option(day), fc.option(day), (from, to) => {
        expect(spanOf(stampsOf({ from, to }))).toEqual({ from, to })
      }),
    )
  })

  test('hold the whole of their last day and nothing of the next', () => {
    const { from, to } = stampsOf({ from: '2026-11-22', to: '2026-11-22' })
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 3_600_000 - 1)
  })

  test('the last 7 days hold today and the six before it', () => {
    expect(lastDays('2026-03-03', 7)).toEqual({ from: '2026-02-25', to: null })
    expect(lastDays('2026-03-03', 1)).toEqual({ from: '2026-03-03', to: null })
  })
})

describe('a filter', () => {
  test('loses the parts that are taken away instead of holding them empty', () => {
    expect(withFilter({ kind: 'form.changed', formOid: 'BBS' }, { kind: undefined })).toEqual({ formOid: 'BBS' })
  })
})
