import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found, type Around } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const consent = (more: Readonly<Record<string, string>> = {}) =>
  form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00', ...more })
const born = (date: string) => form('DEMOG', screening, { BIRTH_DATE: date })
const eligible = (code: string) => form('ELIG', screening, { ELIG_DECISION: code })

describe('EC002, age at consent', () => {
  test('is silent from the second birthday to the day before the thirteenth', () => {
    expect(found('EC002', consent(), { forms: [born('2024-01-10')] })).toEqual([])
    expect(found('EC002', consent(), { forms: [born('2013-01-11')] })).toEqual([])
  })

  test('blocks a day too young and a day too old, on both forms', () => {
    expect(found('EC002', consent(), { forms: [born('2024-01-11')] })).toMatchObject([
      { severity: 'hard', address: { item: 'CONSENT_DATE' } },
    ])
    expect(found('EC002', born('2013-01-10'), { forms: [consent()] })).toMatchObject([
      { severity: 'hard', address: { item: 'BIRTH_DATE' } },
    ])
  })

  test('blocks consent before birth', () => {
    expect(found('EC002', consent(), { forms: [born('2026-02-01')] })[0]?.message).toContain('before the birth')
  })

  test('lets a screen failure be recorded as it was', () => {
    expect(found('EC002', born('2013-01-10'), { forms: [consent(), eligible('2')] })).toEqual([])
  })

  test('follows the ages that the study has set', () => {
    const settings = { 'age.max': '13' }
    expect(found('EC002', born('2013-01-10'), { forms: [consent()], settings })).toEqual([])
  })
})

describe('EC003, assent from 7 years on', () => {
  test('refuses "under 7 years" on the seventh birthday and takes it the day before', () => {
    const notAsked = consent({ ASSENT_STATUS: '3' })
    expect(found('EC003', notAsked, { forms: [born('2019-01-10')] })).toMatchObject([{ severity: 'hard' }])
    expect(found('EC003', notAsked, { forms: [born('2019-01-11')] })).toEqual([])
  })

  test('has nothing against another reason', () => {
    expect(found('EC003', consent({ ASSENT_STATUS: '4' }), { forms: [born('2018-01-10')] })).toEqual([])
  })
})

describe('EC004, a child who refuses', () => {
  const refused = consent({ ASSENT_STATUS: '5' })
  const assented = consent({ ASSENT_STATUS: '1' })
  const injection = visit('INJ1', '2026-03-01')
  const before = (decision: string) => form('PREINJ', injection, { GO_DECISION: decision })

  test('stops consent until the screen failure is recorded', () => {
    expect(found('EC004', refused)).toMatchObject([{ severity: 'hard', address: { item: 'ASSENT_STATUS' } }])
    expect(found('EC004', refused, { forms: [eligible('2')] })).toEqual([])
    expect(found('EC004', assented)).toEqual([])
  })

  test('leaves the eligibility form one decision', () => {
    expect(found('EC004', eligible('1'), { forms: [refused] })).toHaveLength(1)
    expect(found('EC004', eligible('2'), { forms: [refused] })).toEqual([])
    expect(found('EC004', eligible('1'), { forms: [assented] })).toEqual([])
  })

  test('stands against a go, not against a stop', () => {
    const around = { visits: [screening, injection], forms: [refused] }
    expect(found('EC004', before('GO'), around)).toMatchObject([{ severity: 'hard' }])
    expect(found('EC004', before('STOP'), around)).toEqual([])
  })
})

describe('EC005, who obtained consent', () => {
  const staff = [{ user: 'u1', role: 'investigator', from: '2025-01-01', to: '2026-01-10' }]
  const by = (user: string, date = '2026-01-10T10:00') => consent({ PERSON_OBTAINING: user, CONSENT_DATE: date })
  const around: Around = { site: { staff } }

  test('is silent for an investigator up to the last day of the delegation', () => {
    expect(found('EC005', by('u1'), around)).toEqual([])
  })

  test('opens a major deviation a day later, and for somebody who is no investigator', () => {
    const deviation = { category: 'CONSENT', class: 'MAJOR' }
    expect(found('EC005', by('u1', '2026-01-11T10:00'), around)).toMatchObject([{ severity: 'deviation', deviation }])
    expect(found('EC005', by('u2'), around)).toMatchObject([{ severity: 'deviation', deviation }])
  })

  test('looks at every consent after an amendment', () => {
    const again = { 'RECONSENT_BY/2': 'u2', 'RECONSENT_DATE/2': '2026-01-10' }
    const both = form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00', PERSON_OBTAINING: 'u1', ...again })
    expect(found('EC005', both, around)).toMatchObject([{ address: { item: 'RECONSENT_BY', repeat: 2 } }])
  })

  test('says nothing while the delegation log is not known', () => {
    expect(found('EC005', by('u2'))).toEqual([])
  })
})
