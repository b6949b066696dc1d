import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-02-01')
const second = visit('INJ2', '2026-03-03')
const visits = [first, second]
const given = (at: typeof first, start: string) => form('INJ', at, { INJECTION_NO: at.oid.slice(3), INJ_START: start })
const injections = [given(first, '2026-02-01T10:00'), given(second, '2026-03-03T10:00')]
const event = (more: Readonly<Record<string, string>>) => form('AE', 1, more)
const later = { now: '2026-06-01T09:00' }

describe('EC110, an event before the first injection', () => {
  const related = (onset: string, relation = 'POSSIBLE') =>
    found('EC110', event({ AE_ONSET: onset, AE_REL_CELLS: relation }), { visits, forms: injections })

  test('is not related to the cells, by the minute', () => {
    expect(related('2026-02-01T09:59')).toMatchObject([{ severity: 'hard', address: { item: 'AE_REL_CELLS' } }])
    expect(related('2026-02-01T10:00')).toEqual([])
    expect(related('2026-02')).toEqual([])
  })

  test.each(['CERTAIN', 'PROBABLE/LIKELY', 'CONDITIONAL/UNCLASSIFIED', 'UNASSESSABLE/UNCLASSIFIABLE'])(
    'cannot be %s either',
    (relation) => expect(related('2026-01-20', relation)).toHaveLength(1),
  )

  test.each(['UNLIKELY', 'NOT RELATED'])('may be %s', (relation) => expect(related('2026-01-20', relation)).toEqual([]))

  test('asks for the injection while none is recorded, and takes the day of the visit while it has no form', () => {
    const own = event({ AE_ONSET: '2026-02-02T08:00', AE_REL_CELLS: 'POSSIBLE' })
    expect(found('EC110', own)[0]?.message).toContain('Record the injection first')
    expect(found('EC110', own, { visits: [first] })).toEqual([])
  })
})

describe('EC111, a link to another injection', () => {
  const linked = (link: string, more: Readonly<Record<string, string>> = {}) =>
    found('EC111', event({ AE_ONSET: '2026-03-04T08:00', AE_LINK_OTHER: link, ...more }), {
      visits,
      forms: injections,
      site: later,
    })

  test('says why, and is then taken', () => {
    expect(linked('1')).toMatchObject([{ severity: 'soft', address: { item: 'AE_LINK_OTHER' } }])
    expect(linked('1', { AE_LINK_REASON: 'Has gone on since then' })).toEqual([])
    expect(linked('0', { AE_LINK_REASON: 'A cold' })).toEqual([])
  })

  test('is no question when it is the latest one', () => {
    expect(linked('2')).toEqual([])
    expect(found('EC111', event({ AE_ONSET: '2026-03-04T08:00' }), { visits, forms: injections })).toEqual([])
  })

  test('is asked about, reason or not, when that injection came later or was not given', () => {
    const reason = { AE_LINK_REASON: 'Because' }
    expect(linked('4', reason)[0]?.message).toContain('not recorded')
    const early = event({ AE_ONSET: '2026-02-02T08:00', AE_LINK_OTHER: '2', ...reason })
    expect(found('EC111', early, { visits, forms: injections })[0]?.message).toContain('after the onset')
  })
})

describe('EC114, a headache after a puncture', () => {
  const headache = (onset: string, term = 'Headache') =>
    found('EC114', event({ AE_CTCAE: term, AE_ONSET: onset }), { visits, forms: injections })

  test('is asked about from 24 to 120 hours', () => {
    expect(headache('2026-02-02T09:59')).toEqual([])
    expect(headache('2026-02-02T10:00')).toMatchObject([{ severity: 'soft', address: { item: 'AE_CTCAE' } }])
    expect(headache('2026-02-06T10:00')[0]?.message).toContain('Cerebrospinal fluid leakage')
    expect(headache('2026-02-06T10:01')).toEqual([])
  })

  test('is no question under another term, or without a time', () => {
    expect(headache('2026-02-03T10:00', 'Cerebrospinal fluid leakage')).toEqual([])
    expect(headache('2026-02-03')).toEqual([])
  })
})
