import { describe, expect, test } from 'vitest'
import { calculated, choice, codeList, date, decimal, group, text, same, words } from '../study/build.ts'
import type { CalculationRule } from './calculate.ts'
import { assessFormWith, defineCheck, type Check } from './check.ts'
import type { SiteContext } from './context.ts'
import { NO_OTHER_CHILDREN, type FormSnapshot } from './record.ts'
import { contextAt, formOf, recordOf, snapshotOf } from './testing.ts'
import { numberOf } from './values.ts'

const label = same('Item')
const codes = codeList('LIST', 'List', { A: label, B: label })
const definition = formOf(
  group('G', label, [
    date('DAY', label, 'test', 'date', { required: false }),
    date('SINCE', label, 'test', 'partialDate', { required: false }),
    decimal('N', label, 'test', 1, { hard: { max: 100 }, soft: { min: 5, max: 50 } }, { unit: 'kg' }),
    choice('CODE', label, 'test', codes, { required: false, unusual: { B: same('B is rare.') } }),
    text('VERSION', label, 'test', { required: false, optionsFrom: 'versions' }),
    calculated('DOUBLE', label, 'test', 'double'),
  ]),
)
const double: CalculationRule = {
  id: 'double',
  version: 3,
  run: ({ values }) => {
    const number = numberOf(values, 'N')
    return number === undefined ? { value: null, because: same('N is open') } : { value: String(2 * number) }
  },
}
const run = (form: FormSnapshot, checks: readonly Check[] = [], site: SiteContext = contextAt) =>
  assessFormWith(
    { checks, calculations: new Map([[double.id, double]]), definitionOf: () => definition },
    definition,
    form,
    recordOf(form),
    site,
    NO_OTHER_CHILDREN,
  ).findings
const ids = (form: FormSnapshot, ...more: [(readonly Check[])?, SiteContext?]) =>
  run(form, ...more).map(({ check, severity }) => `${check} ${severity}`)
const N = { 'G/1/N': { value: '20' } }

describe('what the definition says', () => {
  test('an open required item is hard, and a settled one is silent', () => {
    expect(ids(snapshotOf({}))).toEqual(['open hard'])
    expect(ids(snapshotOf(N))).toEqual([])
  })

  test('an impossible value is said once', () => {
    expect(ids(snapshotOf({ 'G/1/N': { value: '101' } }))).toEqual(['schema impossible'])
  })

  test('a value outside what is usual is soft and says the range', () => {
    expect(run(snapshotOf({ 'G/1/N': { value: '50.1' } }))).toMatchObject([{ check: 'range', severity: 'soft' }])
    expect(run(snapshotOf({ 'G/1/N': { value: '50.1' } }))[0]?.message).toContain('from 5 to 50 kg')
    expect(ids(snapshotOf({ 'G/1/N': { value: '50' } }))).toEqual([])
  })

  test('an unusual code is asked about in its own words', () => {
    expect(run(snapshotOf({ ...N, 'G/1/CODE': { value: 'B' } }))).toMatchObject([
      { check: 'unusual', message: 'B is rare.' },
    ])
  })

  test('a date after today is impossible, and soft while the clock is in doubt', () => {
    const form = snapshotOf({ ...N, 'G/1/DAY': { value: '2026-03-02' } })
    expect(ids(form)).toEqual(['future impossible'])
    expect(ids(form, [], { ...contextAt, clockSuspect: true })).toEqual(['future soft'])
    expect(ids(snapshotOf({ ...N, 'G/1/DAY': { value: '2026-03-01' } }))).toEqual([])
  })

  test('a partial date is in the future only when every completion of it is', () => {
    expect(ids(snapshotOf({ ...N, 'G/1/SINCE': { value: '2026' } }))).toEqual([])
    expect(ids(snapshotOf({ ...N, 'G/1/SINCE': { value: '2026-04' } }))).toEqual(['future impossible'])
  })

  test('a text that a setting lists must be on the list, once there is one', () => {
    const form = snapshotOf({ ...N, 'G/1/VERSION': { value: '1.2' } })
    expect(ids(form)).toEqual([])
    expect(ids(form, [], { ...contextAt, settings: { versions: '1.0 1.1' } })).toEqual(['schema impossible'])
  })
})

describe('an edit check', () => {
  const big = defineCheck({
    id: 'EC999',
    severity: 'soft',
    forms: ['TEST'],
    rule: 'The double stays below its limit.',
    source: 'test',
    limits: { most: { value: 30, label: 'Largest double' } },
    run: ({ values }, limits) =>
      (numberOf(values, 'DOUBLE') ?? 0) > limits.most
        ? { message: same(`Over ${limits.most}.`), item: 'DOUBLE' }
        : null,
  })

  test('reads calculated values and its limit, which a setting moves', () => {
    expect(ids(snapshotOf(N), [big])).toEqual(['EC999 soft'])
    expect(ids(snapshotOf(N), [big], { ...contextAt, settings: { 'EC999.most': '40' } })).toEqual([])
    expect(ids(snapshotOf(N), [big], { ...contextAt, settings: { 'EC999.most': '' } })).toEqual(['EC999 soft'])
  })

  test('runs on its own forms only', () => {
    expect(ids(snapshotOf(N), [{ ...big, forms: ['OTHER'] }])).toEqual([])
    expect(ids(snapshotOf(N), [{ ...big, forms: 'all' }])).toEqual(['EC999 soft'])
  })

  test('may be more severe than it usually is', () => {
    const strict: Check = { ...big, run: () => ({ message: words('Stop.', 'ایست.'), severity: 'hold' }) }
    expect(run(snapshotOf(N), [strict])).toEqual([
      { check: 'EC999', severity: 'hold', message: 'Stop.', persian: 'ایست.' },
    ])
  })

  test('that is soft carries its confirmation; a hard one cannot be confirmed away', () => {
    const confirmations = [{ check: 'EC999', address: 'G/1/DOUBLE', by: 'u', at: 't', comment: 'measured twice' }]
    const form = snapshotOf(N, { confirmations })
    expect(run(form, [big])).toMatchObject([{ confirmed: { comment: 'measured twice' } }])
    expect(run(form, [{ ...big, severity: 'hard' }])[0]?.confirmed).toBeUndefined()
  })
})
