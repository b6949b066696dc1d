import { describe, expect, test } from 'vitest'
import type { OtherChildren } from '../../form/record.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-03-01')
const visits = [first]
const times = { RELEASE_DATETIME: '2026-03-01T08:00', EXPIRY_DATETIME: '2026-03-01T20:00' }
const product = form('PRODUCT', first, { LOT_NO: 'L-1', ...times })
const injection = (start = '2026-03-01T10:00') =>
  form('INJ', first, { INJECTION_NO: '1', INJ_START: start, INJ_LOT: product.id })
const before = (decision: string) => form('PREINJ', first, { GO_DECISION: decision })
const ofLot = (number: string): OtherChildren => ({
  lotBelongsToAnother: (lot) => lot === number,
  hasTwin: () => false,
})

describe('EC070, a lot of another child', () => {
  const others = ofLot('L-1')

  test('is refused on the product form, and no child is named', () => {
    const refused = found('EC070', product, { visits, others })
    expect(refused).toMatchObject([{ severity: 'hard', address: { item: 'LOT_NO' } }])
    expect(refused[0]?.message).not.toMatch(/[A-Z]{3}-\d{3}/)
    expect(found('EC070', product, { visits, others: ofLot('L-2') })).toEqual([])
  })

  test('forbids a go, and only a go', () => {
    expect(found('EC070', before('GO'), { visits, forms: [product], others })).toMatchObject([{ severity: 'hard' }])
    expect(found('EC070', before('STOP'), { visits, forms: [product], others })).toEqual([])
    expect(found('EC070', before('GO'), { visits, forms: [product], others: ofLot('L-2') })).toEqual([])
  })

  test('is recorded as a major deviation once it was given, and nothing stays blocked', () => {
    expect(found('EC070', injection(), { visits, forms: [product], others })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'DOSE', class: 'MAJOR', date: '2026-03-01' } },
    ])
    expect(found('EC070', product, { visits, forms: [injection()], others })).toMatchObject([{ severity: 'soft' }])
    expect(found('EC070', before('GO'), { visits, forms: [product, injection()], others })).toEqual([])
    expect(found('EC070', injection(), { visits, forms: [product], others: ofLot('L-2') })).toEqual([])
  })
})

describe('EC075, release and expiry', () => {
  const given = (start: string) => found('EC075', injection(start), { visits, forms: [product] })

  test('takes an injection from the minute of release to the minute of expiry', () => {
    expect(given('2026-03-01T08:00')).toEqual([])
    expect(given('2026-03-01T20:00')).toEqual([])
  })

  test('records one a minute outside as a major deviation', () => {
    const deviation = { category: 'RELEASE', class: 'MAJOR', date: '2026-03-01' }
    expect(given('2026-03-01T07:59')).toMatchObject([{ severity: 'deviation', deviation }])
    expect(given('2026-03-01T20:01')).toMatchObject([{ severity: 'deviation', deviation }])
  })

  test('forbids a go before release, after expiry and without a release', () => {
    const at = (now: string, forms = [product]) => found('EC075', before('GO'), { visits, forms, site: { now } })
    expect(at('2026-03-01T08:00')).toEqual([])
    expect(at('2026-03-01T20:00')).toEqual([])
    expect(at('2026-03-01T07:59')).toMatchObject([{ severity: 'hard', address: { item: 'GO_DECISION' } }])
    expect(at('2026-03-01T20:01')).toHaveLength(1)
    expect(at('2026-03-01T10:00', [])[0]?.message).toContain('No release')
  })

  test('gives a visit that is entered later the whole of its day', () => {
    const late = { now: '2026-03-04T10:00' }
    expect(found('EC075', before('GO'), { visits, forms: [product], site: late })).toEqual([])
  })

  test('asks the investigator instead of the clock while the clock is in doubt', () => {
    const site = { now: '2026-03-01T20:01', clockSuspect: true }
    expect(found('EC075', before('GO'), { visits, forms: [product], site })).toMatchObject([{ severity: 'hold' }])
  })

  test('stands no longer in the way of a go once the injection is recorded', () => {
    const site = { now: '2026-03-01T20:01' }
    expect(found('EC075', before('GO'), { visits, forms: [product, injection()], site })).toEqual([])
  })
})
