import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const settings = { 'icf.versions': '1.0 1.1', 'icf.approved': '2025-06-01 2026-01-20' }
const screening = visit('SCR', '2026-01-10')
const baseline = visit('BL', '2026-02-10')
const consent = (more: Readonly<Record<string, string>> = {}) =>
  form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00', ICF_VERSION: '1.0', ...more })
const again = (date: string) => consent({ RECONSENT_VERSION: '1.1', RECONSENT_DATE: date })

describe('EC006, the version of the consent form', () => {
  test('takes the version in force', () => {
    expect(found('EC006', consent(), { settings })).toEqual([])
    expect(found('EC006', consent({ CONSENT_DATE: '2026-01-20T10:00', ICF_VERSION: '1.1' }), { settings })).toEqual([])
  })

  test('opens a deviation for a version that was replaced', () => {
    expect(found('EC006', consent({ CONSENT_DATE: '2026-01-20T10:00' }), { settings })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'CONSENT', class: 'MAJOR' } },
    ])
  })

  test('asks for consent again at the first visit on or after the day of approval', () => {
    const exam = form('PHYSEX', baseline, { EXAM_DATE: '2026-02-10' })
    const around = { visits: [screening, baseline], settings }
    expect(found('EC006', exam, { ...around, forms: [consent()] })).toMatchObject([{ severity: 'deviation' }])
    expect(found('EC006', exam, { ...around, forms: [again('2026-02-10')] })).toEqual([])
    expect(found('EC006', exam, { ...around, forms: [again('2026-02-11')] })).toHaveLength(1)
  })

  test('asks softly at the visits after it', () => {
    const marrow = visit('BMA', '2026-02-01')
    const exam = form('PHYSEX', baseline, { EXAM_DATE: '2026-02-10' })
    const around = { visits: [screening, marrow, baseline], forms: [consent()], settings }
    expect(found('EC006', exam, around)).toMatchObject([{ severity: 'soft' }])
  })

  test('speaks once per visit, on its first required form', () => {
    const level = form('GMFCS', baseline, { GMFCS: 'V' })
    expect(found('EC006', level, { visits: [screening, baseline], forms: [consent()], settings })).toEqual([])
  })

  test('asks nothing at a visit before the approval', () => {
    const early = visit('BL', '2026-01-19')
    const exam = form('PHYSEX', early, { EXAM_DATE: '2026-01-19' })
    expect(found('EC006', exam, { visits: [screening, early], forms: [consent()], settings })).toEqual([])
  })
})
