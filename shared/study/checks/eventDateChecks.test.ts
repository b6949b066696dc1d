import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const consent = form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00' })
const event = (given: Readonly<Record<string, string>>, number = 1) => form('AE', number, given)

describe('EC100, an event before consent', () => {
  const onset = (at: string) => found('EC100', event({ AE_ONSET: at }), { visits: [screening], forms: [consent] })

  test('is refused a minute before, and sent to the history', () => {
    expect(onset('2026-01-10T09:59')).toMatchObject([{ severity: 'hard', address: { item: 'AE_ONSET' } }])
    expect(onset('2026-01-10T09:59')[0]?.message).toContain('medical history')
    expect(onset('2026-01-10T10:00')).toEqual([])
  })

  test('is let through while a partial date may still lie after it', () => {
    expect(onset('2026-01-10')).toEqual([])
    expect(onset('2026')).toEqual([])
    expect(onset('2025-12')).toHaveLength(1)
  })
})

describe('EC101, an end before the onset', () => {
  const ends = (end: string) => found('EC101', event({ AE_ONSET: '2026-02-01T10:00', AE_ONGOING: 'N', AE_END: end }))

  test('is refused by the minute, and by the day where there is no time', () => {
    expect(ends('2026-02-01T09:59')).toMatchObject([{ severity: 'hard', address: { item: 'AE_END' } }])
    expect(ends('2026-02-01T10:00')).toEqual([])
    expect(ends('2026-01-31')).toHaveLength(1)
    expect(ends('2026-02-01')).toEqual([])
    expect(ends('2026')).toEqual([])
  })
})

describe('EC102, outcome and end', () => {
  const outcome = (code: string, end?: string) => {
    const times = end === undefined ? { AE_ONGOING: 'Y' } : { AE_ONGOING: 'N', ...(end === '' ? {} : { AE_END: end }) }
    return found('EC102', event({ AE_ONSET: '2026-02-01', AE_OUTCOME: code, ...times }))
  }

  test.each(['RECOVERED/RESOLVED', 'RECOVERED/RESOLVED WITH SEQUELAE', 'FATAL'])('%s needs an end', (code) => {
    expect(outcome(code)).toMatchObject([{ severity: 'hard', address: { item: 'AE_OUTCOME' } }])
    expect(outcome(code, '')).toMatchObject([{ address: { item: 'AE_END' } }])
    expect(outcome(code, '2026-02-02')).toEqual([])
  })

  test('what is not recovered has no end, and what is recovering may go on', () => {
    expect(outcome('NOT RECOVERED/NOT RESOLVED', '2026-02-02')).toHaveLength(1)
    expect(outcome('NOT RECOVERED/NOT RESOLVED')).toEqual([])
    expect(outcome('RECOVERING/RESOLVING')).toEqual([])
  })

  test('an end that was typed before the event was said to go on asks for nothing: it is cleared', () => {
    const leftover = event({ AE_ONSET: '2026-02-01', AE_ONGOING: 'Y', AE_END: '2026-02-02', AE_OUTCOME: 'UNKNOWN' })
    expect(found('EC102', leftover)).toEqual([])
  })
})

describe('EC109, the same event twice', () => {
  const headache = (onset: string, end: string, number = 1, more: Readonly<Record<string, string>> = {}) =>
    event({ AE_CTCAE: 'Headache', AE_ONSET: onset, AE_ONGOING: 'N', AE_END: end, ...more }, number)
  const first = headache('2026-02-01T10:00', '2026-02-01T18:00')

  test('is asked about when the times overlap, and names the other by its number', () => {
    const raised = found('EC109', headache('2026-02-01T17:00', '2026-02-01T20:00', 2), { forms: [first] })
    expect(raised).toMatchObject([{ severity: 'soft', address: { item: 'AE_CTCAE' } }])
    expect(raised[0]?.message).toContain('Adverse event 1')
  })

  test('is no question when one was over, or is another term', () => {
    expect(found('EC109', headache('2026-02-01T18:00', '2026-02-01T20:00', 2), { forms: [first] })).toEqual([])
    const nausea = headache('2026-02-01T17:00', '2026-02-01T20:00', 2, { AE_CTCAE: 'Nausea' })
    expect(found('EC109', nausea, { forms: [first] })).toEqual([])
  })

  test('is asked about when both have the same partial dates', () => {
    const vague = headache('2026-02', '2026-02')
    expect(found('EC109', headache('2026-02', '2026-02', 2), { forms: [vague] })).toHaveLength(1)
    expect(found('EC109', headache('2026-02-03', '2026-02-04', 2), { forms: [vague] })).toEqual([])
  })

  test("compares the words of a term that only says 'Other'", () => {
    const other = (term: string, number: number) =>
      headache('2026-02-01', '2026-02-05', number, {
        AE_CTCAE: 'Nervous system disorders - Other, specify',
        AE_TERM: term,
      })
    expect(found('EC109', other('Staring spells', 2), { forms: [other('staring spells', 1)] })).toHaveLength(1)
    expect(found('EC109', other('Staring spells', 2), { forms: [other('Tremor', 1)] })).toEqual([])
  })
})
