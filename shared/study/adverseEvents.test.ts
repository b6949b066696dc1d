import { describe, expect, test } from 'vitest'
import { mayCover, spanOf, surelyOverlap, type EventSpan } from './adverseEvents.ts'
import { answers } from './testing/child.ts'

const span = (onset: string, end?: string): EventSpan => {
  const times = end === undefined ? { AE_ONGOING: 'Y' } : { AE_ONGOING: 'N', AE_END: end }
  const found = spanOf(answers('AE', { AE_ONSET: onset, ...times }))
  if (!found) throw new Error('no onset')
  return found
}

describe('the span of an event', () => {
  test('is not known without an onset, and is open at its end while that is open', () => {
    expect(spanOf(answers('AE', {}))).toBeUndefined()
    const open = spanOf(answers('AE', { AE_ONSET: '2026-02-01T10:00' }))
    expect(open && mayCover(open, '2027-01-01T00:00', '2027-01-02T00:00')).toBe(true)
  })

  test('never ends before it began, also when a partial end would allow it', () => {
    expect(span('2026-03-01T10:00', '2026').end[0]).toBe('2026-03-01T10:00')
  })
})

describe('overlap', () => {
  test('is sure when no completion of the dates parts the two', () => {
    expect(surelyOverlap(span('2026-02-01T10:00', '2026-02-01T12:00'), span('2026-02-01T11:59'))).toBe(true)
    expect(surelyOverlap(span('2026-02-01T10:00', '2026-02-01T12:00'), span('2026-02-01T12:00'))).toBe(false)
    expect(surelyOverlap(span('2026-02-01', '2026-02-03'), span('2026-02-02', '2026-02-05'))).toBe(true)
    expect(surelyOverlap(span('2026-02', '2026-02'), span('2026-02-10', '2026-02-12'))).toBe(false)
  })

  test('with a stretch of time is possible when one completion reaches into it', () => {
    expect(mayCover(span('2026-02', '2026-02'), '2026-02-10T00:00', '2026-02-11T00:00')).toBe(true)
    expect(mayCover(span('2026-01', '2026-01'), '2026-02-10T00:00', '2026-02-11T00:00')).toBe(false)
    expect(mayCover(span('2026-03-01'), '2026-02-10T00:00', '2026-02-11T00:00')).toBe(false)
  })
})
