import { describe, expect, test } from 'vitest'
import { SOLICITED } from '../forms/postinj.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-02-01')
const ward = visit('OBS-1', '2026-02-02')
const call = visit('TC3-1', '2026-02-04')
const visits = [first, ward, call]
const injection = form('INJ', first, { INJECTION_NO: '1', INJ_START: '2026-02-01T10:00', INJ_END: '2026-02-01T10:20' })
const row = (code: string) => SOLICITED.find((each) => each.code === code)?.repeat ?? 0
const check = (at: typeof ward, severities: Readonly<Record<string, string>>, time = '2026-02-02T09:00') =>
  form('POSTINJ', at, {
    CHECK_DATETIME: time,
    ...Object.fromEntries(Object.entries(severities).map(([code, grade]) => [`SYMPTOM_SEVERITY/${row(code)}`, grade])),
  })
const event = (term: string, onset: string, number = 1, more: Readonly<Record<string, string>> = {}) =>
  form('AE', number, { AE_CTCAE: term, AE_ONSET: onset, AE_ONGOING: 'Y', AE_SOURCE: 'SOLICITED', ...more })

describe('EC112, a symptom without an event', () => {
  test('is refused from grade 1 on, at its row', () => {
    expect(found('EC112', check(ward, { HEADACHE: '1', NAUSEA: '0' }), { visits, forms: [injection] })).toMatchObject([
      { severity: 'hard', address: { item: 'SYMPTOM_SEVERITY', repeat: row('HEADACHE') } },
    ])
    expect(found('EC112', check(ward, { HEADACHE: '0' }), { visits, forms: [injection] })).toEqual([])
  })

  test('is content with an event of one of its terms in the interval', () => {
    const ask = (term: string, onset: string, more: Readonly<Record<string, string>> = {}) =>
      found('EC112', check(ward, { HEADACHE: '1' }), { visits, forms: [injection, event(term, onset, 1, more)] })
    expect(ask('Headache', '2026-02-01T18:00')).toEqual([])
    expect(ask('Cerebrospinal fluid leakage', '2026-02-01T18:00')).toEqual([])
    expect(ask('Headache', '2026-02')).toEqual([])
    expect(ask('Nausea', '2026-02-01T18:00')).toHaveLength(1)
    expect(ask('Headache', '2026-02-02T10:01')).toHaveLength(1)
    expect(ask('Headache', '2026-01-20', { AE_ONGOING: 'N', AE_END: '2026-01-25' })).toHaveLength(1)
  })

  test('takes an event that has gone on since the interval before', () => {
    const later = check(call, { HEADACHE: '1' }, '2026-02-04T11:00')
    const since = event('Headache', '2026-02-01T18:00')
    expect(found('EC112', later, { visits, forms: [injection, since] })).toEqual([])
    const over = event('Headache', '2026-02-01T18:00', 1, { AE_ONGOING: 'N', AE_END: '2026-02-02T09:00' })
    expect(found('EC112', later, { visits, forms: [injection, over] })).toHaveLength(1)
  })

  test('goes on to the check where that came later than planned', () => {
    const late = check(call, { HEADACHE: '1' }, '2026-02-05T15:00')
    const forms = [injection, event('Headache', '2026-02-05T08:00')]
    expect(found('EC112', late, { visits: [first, visit('TC3-1', '2026-02-05')], forms })).toEqual([])
  })

  test('takes one event that was coded otherwise, or not yet, for one symptom', () => {
    const uncoded = form('AE', 1, { AE_SOURCE: 'SOLICITED', AE_ONSET: '2026-02-01T18:00', AE_ONGOING: 'Y' })
    const own = check(ward, { RASH: '1', SLEEP: '2' })
    expect(found('EC112', own, { visits, forms: [injection, uncoded] })).toHaveLength(1)
    expect(found('EC112', own, { visits, forms: [injection] })).toHaveLength(2)
    const spontaneous = {
      ...uncoded,
      values: form('AE', 1, { AE_SOURCE: 'SPONTANEOUS', AE_ONSET: '2026-02-01' }).values,
    }
    expect(found('EC112', own, { visits, forms: [injection, spontaneous] })).toHaveLength(2)
  })

  test('counts from the day of the visit while the injection has no form', () => {
    const forms = [event('Headache', '2026-02-01T18:00')]
    expect(found('EC112', check(ward, { HEADACHE: '1' }), { visits, forms })).toEqual([])
  })
})
