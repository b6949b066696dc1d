import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-31')
const consent = form('CONSENT', screening, { CONSENT_DATE: '2026-01-31T10:00' })
const visits = [screening]

describe('EC009, criteria against the laboratory', () => {
  const criteria = form('ELIG', screening, { E5_VIRUS: 'N', E10_RENAL: 'N', E11_LIVER: 'N' })
  const labs = (results: Readonly<Record<string, string>>) => form('LABS', screening, results)

  test.each([
    ['E10_RENAL', { CREATININE: '1.5' }, { CREATININE: '1.51' }],
    ['E11_LIVER', { BILIRUBIN: '1.3' }, { BILIRUBIN: '1.4' }],
    ['E11_LIVER', { ALT: '150' }, { ALT: '151' }],
    ['E5_VIRUS', { HIV: 'PENDING' }, { HIV: 'POS' }],
  ])('%s may be denied up to the limit and not beyond', (item, within, beyond) => {
    expect(found('EC009', criteria, { visits, forms: [labs(within)] })).toEqual([])
    expect(found('EC009', criteria, { visits, forms: [labs(beyond)] })).toMatchObject([
      { severity: 'hard', address: { item } },
    ])
  })

  test('is said on the laboratory form too, at the result', () => {
    expect(found('EC009', labs({ HCV: 'POS' }), { visits, forms: [criteria] })).toMatchObject([
      { address: { item: 'HCV' } },
    ])
  })

  test('has nothing against an exclusion that is stated', () => {
    const stated = form('ELIG', screening, { E10_RENAL: 'Y' })
    expect(found('EC009', stated, { visits, forms: [labs({ CREATININE: '2' })] })).toEqual([])
  })

  test('contradicts a haemoglobin criterion that was kept before the result changed', () => {
    const kept = form('ELIG', screening, { E8_HB_LOW: 'N' })
    expect(found('EC009', labs({ HB: '7.9' }), { visits, forms: [kept] })).toMatchObject([{ address: { item: 'HB' } }])
    expect(found('EC009', labs({ HB: '8' }), { visits, forms: [kept] })).toEqual([])
  })
})

describe('EC010, botulinum toxin before consent', () => {
  const criteria = (code: string) => form('ELIG', screening, { E16_BONT: code })
  const history = (date: string) => form('MEDHX', screening, { PRIOR_BONT: 'Y', BONT_LAST: date })
  const forms = (date: string) => [consent, history(date)]

  test('counts six calendar months back from consent', () => {
    expect(found('EC010', criteria('N'), { visits, forms: forms('2025-08-01') })).toMatchObject([
      { severity: 'hard', address: { item: 'E16_BONT' } },
    ])
    expect(found('EC010', criteria('N'), { visits, forms: forms('2025-07-31') })).toEqual([])
  })

  test('fails on a partial date only when every day of it is too late', () => {
    expect(found('EC010', criteria('N'), { visits, forms: forms('2025-07') })).toEqual([])
    expect(found('EC010', criteria('N'), { visits, forms: forms('2025-08') })).toHaveLength(1)
    expect(found('EC010', criteria('N'), { visits, forms: forms('2025') })).toEqual([])
  })

  test('is said in the history too, and not when the exclusion is stated', () => {
    const around = { visits, forms: [consent, criteria('N')] }
    expect(found('EC010', history('2025-12-01'), around)).toMatchObject([{ address: { item: 'BONT_LAST' } }])
    expect(found('EC010', criteria('Y'), { visits, forms: forms('2025-12-01') })).toEqual([])
  })

  test('follows the months that the study has set', () => {
    const settings = { 'EC010.months': '3' }
    expect(found('EC010', criteria('N'), { visits, forms: forms('2025-09-01'), settings })).toEqual([])
  })
})

describe('EC011, the last seizure', () => {
  const controlled = form('ELIG', screening, { I5_SEIZURE_CONTROL: 'Y' })
  const history = (date: string) => form('MEDHX', screening, { EPILEPSY: 'Y', LAST_SEIZURE: date })

  test('asks softly about a seizure less than three months before consent', () => {
    const around = (date: string) => ({ visits, forms: [consent, history(date)] })
    expect(found('EC011', controlled, around('2025-11-01'))).toMatchObject([{ severity: 'soft' }])
    expect(found('EC011', controlled, around('2025-10-31'))).toEqual([])
  })

  test('does not count a date that is no longer asked for, since there is no epilepsy', () => {
    const none = form('MEDHX', screening, { EPILEPSY: 'N', LAST_SEIZURE: '2026-01-01' })
    expect(found('EC011', controlled, { visits, forms: [consent, none] })).toEqual([])
  })
})
