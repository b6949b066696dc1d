import { describe, expect, test } from 'vitest'
import { readDate } from '../../dates/solarHijri.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const consent = form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00' })

describe('EC030, a partial date', () => {
  const event = (onset: string) => form('AE', 1, { AE_ONSET: onset })

  test('is asked about softly while the day is not known', () => {
    expect(found('EC030', event('2026-02'))).toMatchObject([{ severity: 'soft', address: { item: 'AE_ONSET' } }])
    expect(found('EC030', event('2026-02-11'))).toEqual([])
    expect(found('EC030', event('2026-02-11T09:00'))).toEqual([])
  })

  test('may stand for what surely lies before consent', () => {
    const drug = (start: string) => form('CONMED', 1, { CM_START: start })
    expect(found('EC030', drug('2025'), { visits: [screening], forms: [consent] })).toEqual([])
    expect(found('EC030', drug('2026-01'), { visits: [screening], forms: [consent] })).toHaveLength(1)
  })

  test('may stand in the history', () => {
    expect(found('EC030', form('MEDHX', screening, { CP_DX_DATE: '2022' }))).toEqual([])
  })
})

describe('EC031, a Solar Hijri date', () => {
  test('is read by the date field only when it exists', () => {
    expect(readDate('1403/12/30', 'solarHijri')).toEqual({ date: '2025-03-20' })
    expect(readDate('1404/12/30', 'solarHijri')).toMatchObject({
      problem: expect.stringContaining('does not exist') as string,
    })
  })

  test('is refused when it came in unconverted, with its Gregorian day where it has one', () => {
    const exam = (date: string) => form('PHYSEX', screening, { EXAM_DATE: date })
    expect(found('EC031', exam('1403-12-30'))[0]?.message).toContain('2025-03-20')
    expect(found('EC031', exam('1404-12-30'))).toMatchObject([{ severity: 'hard', address: { item: 'EXAM_DATE' } }])
    expect(found('EC031', exam('1404-12-30'))[0]?.message).toContain('does not exist')
  })

  test('leaves Gregorian dates alone', () => {
    expect(found('EC031', form('PHYSEX', screening, { EXAM_DATE: '2026-01-10' }))).toEqual([])
  })
})
