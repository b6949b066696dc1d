import { describe, expect, test } from 'vitest'
import { EXCLUSION_ITEMS, INCLUSION_ITEMS } from '../forms/elig.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const consent = form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00', ASSENT_STATUS: '1' })
const demographics = form('DEMOG', screening, { BIRTH_DATE: '2020-01-01', SEX: '1' })
const labs = (results: Readonly<Record<string, string>> = { HB: '11.2' }) => form('LABS', screening, results)
const sheet = (more: Readonly<Record<string, string>> = {}) =>
  form('ELIG', screening, {
    ...Object.fromEntries(INCLUSION_ITEMS.map((item) => [item, 'Y'])),
    ...Object.fromEntries(EXCLUSION_ITEMS.map((item) => [item, 'N'])),
    I4_GMFCS: 'IV',
    ELIG_DECISION: '1',
    ...more,
  })

describe('R26: EC007, eligibility before marrow', () => {
  const marrow = visit('BMA', '2026-02-01')
  const taken = (at: string) => form('BMA', marrow, { BMA_DATETIME: at })
  const signed = { ...sheet(), signature: { user: 'u1', role: 'investigator', at: '2026-02-01T08:00' } }
  const visits = [screening, marrow]

  test('is silent from the minute of the signature on', () => {
    expect(found('EC007', taken('2026-02-01T08:00'), { visits, forms: [signed] })).toEqual([])
  })

  test('opens a major deviation for marrow taken earlier, or without a signature', () => {
    const deviation = { category: 'ELIGIBILITY', class: 'MAJOR', date: '2026-02-01' }
    expect(found('EC007', taken('2026-02-01T07:59'), { visits, forms: [signed] })).toMatchObject([{ deviation }])
    expect(found('EC007', taken('2026-02-01T08:00'), { visits, forms: [sheet()] })).toMatchObject([{ deviation }])
  })
})

describe('EC008, the decision', () => {
  const forms = [consent, demographics, labs()]

  test('takes "eligible" when every criterion is met', () => {
    expect(found('EC008', sheet(), { forms })).toEqual([])
  })

  test('refuses "eligible" against an inclusion, an exclusion or a computed criterion, and names it', () => {
    expect(found('EC008', sheet({ I7_CAN_ATTEND: 'N' }), { forms })[0]?.message).toContain('attend')
    expect(found('EC008', sheet({ E13_HYDROCEPHALUS: 'Y' }), { forms })[0]?.message).toContain('shunt')
    const anaemic = found('EC008', sheet(), { forms: [consent, demographics, labs({ HB: '7.9' })] })
    expect(anaemic).toMatchObject([{ severity: 'hard', address: { item: 'ELIG_DECISION' } }])
    expect(anaemic[0]?.message).toContain('Haemoglobin')
  })

  test('waits for the forms that a criterion is computed from', () => {
    expect(found('EC008', sheet(), { forms: [consent, demographics] })[0]?.message).toContain('Not known yet')
  })

  test('lets a child be not eligible for whatever reason', () => {
    expect(found('EC008', sheet({ ELIG_DECISION: '2', I7_CAN_ATTEND: 'N' }), { forms })).toEqual([])
  })
})

describe('EC012, the level in two forms', () => {
  const visits = [screening]
  const level = (code: string) => form('GMFCS', screening, { GMFCS: code })

  test('asks for a correction on both forms when they differ', () => {
    expect(found('EC012', sheet(), { visits, forms: [level('III')] })).toMatchObject([
      { address: { item: 'I4_GMFCS' } },
    ])
    expect(found('EC012', level('III'), { visits, forms: [sheet()] })).toMatchObject([{ address: { item: 'GMFCS' } }])
  })

  test('is silent when they agree and while one is open', () => {
    expect(found('EC012', sheet(), { visits, forms: [level('IV')] })).toEqual([])
    expect(found('EC012', sheet(), { visits })).toEqual([])
  })

  test('does not compare the level of a later visit', () => {
    const baseline = visit('BL', '2026-02-20')
    const later = form('GMFCS', baseline, { GMFCS: 'III' })
    expect(found('EC012', later, { visits: [screening, baseline], forms: [sheet()] })).toEqual([])
  })
})

describe('EC013, a child who is registered twice', () => {
  const others = {
    lotBelongsToAnother: () => false,
    hasTwin: (birth: string, sex: string, weight: string) => `${birth} ${sex} ${weight}` === '2020-01-01 1 1500',
  }
  const history = (weight: string) => form('MEDHX', screening, { BIRTH_WEIGHT: weight })

  test('asks softly and names nobody', () => {
    const asked = found('EC013', demographics, { forms: [history('1500')], others })
    expect(asked).toMatchObject([{ severity: 'soft', address: { item: 'BIRTH_DATE' } }])
    expect(asked[0]?.message).not.toMatch(/[A-Z]{3}-\d{3}/)
    expect(found('EC013', history('1500'), { forms: [demographics], others })).toHaveLength(1)
  })

  test('is silent for another birth weight and while it is open', () => {
    expect(found('EC013', demographics, { forms: [history('1501')], others })).toEqual([])
    expect(found('EC013', demographics, { others })).toEqual([])
  })
})
