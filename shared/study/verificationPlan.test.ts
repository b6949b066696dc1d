import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, problemOfSetting } from './settings.ts'
import { planOf } from './verificationPlan.ts'

const ids = Array.from({ length: 4_000 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)
const share = (percent: string) =>
  ids.filter(
    (id) => planOf({ ...DEFAULT_SETTINGS, 'verification.samplePercent': percent }, { id, oid: 'VITALS' }) === 'sample',
  )

describe('the plan of source data verification', () => {
  test.each(['CONSENT', 'ELIG', 'GMFM88', 'SAE'])('takes every %s', (oid) => {
    expect(new Set(ids.map((id) => planOf(DEFAULT_SETTINGS, { id, oid })))).toEqual(new Set(['all']))
  })

  test('takes a share of the other forms, and a larger share only adds to a smaller one', () => {
    expect(share('0')).toEqual([])
    expect(share('100')).toHaveLength(ids.length)
    expect(share('20').length / ids.length).toBeCloseTo(0.2, 1)
    const more = new Set(share('50'))
    expect(share('20').every((id) => more.has(id))).toBe(true)
  })

  test('is set like every other setting of the study', () => {
    expect(problemOfSetting('verification.fullForms', 'CONSENT MAS')).toBeNull()
    expect(problemOfSetting('verification.fullForms', 'NOSUCHFORM')).not.toBeNull()
    expect(problemOfSetting('verification.samplePercent', '101')).not.toBeNull()
  })
})
