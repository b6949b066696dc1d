import { describe, expect, test } from 'vitest'
import { checkForm } from '../engine.ts'
import { child, form, site, visit } from '../testing/child.ts'

const on = {
  SCR: visit('SCR', '2026-01-05'),
  BMA: visit('BMA', '2026-01-20'),
  BL: visit('BL', '2026-02-10'),
  INJ1: visit('INJ1', '2026-02-20'),
  ET: visit('ET', '2026-02-25'),
  M12: visit('M12', '2026-02-28'),
}
const consent = form('CONSENT', on.SCR, { CONSENT_DATE: '2026-01-05T10:00' })
const demog = form('DEMOG', on.SCR, { BIRTH_DATE: '2020-05-10' })

/** What one check says about one form of a child with consent and a birth date. */
function said(check: string, oid: string, at: Parameters<typeof form>[1], given: Parameters<typeof form>[2]): string[] {
  const own = form(oid, at, given)
  const others = [consent, demog].filter((each) => each.oid !== oid)
  const findings = checkForm(own, child(Object.values(on), [own, ...others]), site)
  return findings.filter((each) => each.check === check).map((each) => `${each.severity} ${each.address?.item ?? ''}`)
}

describe('dates that may not lie before others', () => {
  test.each([
    [
      'FC01',
      'CONSENT',
      on.SCR,
      { CONSENT_DATE: '2026-01-05T10:00', ASSENT_STATUS: '1', ASSENT_DATE: '2026-01-05T09:59' },
      'ASSENT_DATE',
    ],
    ['FC03', 'MEDHX', on.SCR, { CP_DX_DATE: '2019' }, 'CP_DX_DATE'],
    ['FC04', 'MEDHX', on.SCR, { 'MH_START/2': '2020-04' }, 'MH_START'],
    ['FC05', 'BMA', on.BMA, { BMA_DATETIME: '2026-01-20T09:00', BMA_RECEIPT: '2026-01-20T08:00' }, 'BMA_RECEIPT'],
    ['FC07', 'INJ', on.INJ1, { INJ_START: '2026-02-20T09:00', INJ_END: '2026-02-20T08:50' }, 'INJ_END'],
    ['FC11', 'REHAB', 1, { REHAB_FROM: '2026-02-01', REHAB_TO: '2026-01-31' }, 'REHAB_TO'],
    ['FC13', 'WITHDRAW', on.ET, { DECISION_DATE: '2026-01-04' }, 'DECISION_DATE'],
  ] as const)('%s blocks %s', (check, oid, at, given, item) => {
    expect(said(check, oid, at, given)).toEqual([`hard ${item}`])
  })

  test('a partial date that may still be right is let through', () => {
    expect(said('FC03', 'MEDHX', on.SCR, { CP_DX_DATE: '2020' })).toEqual([])
    expect(said('FC04', 'MEDHX', on.SCR, { 'MH_START/1': '2020-05' })).toEqual([])
  })
})

describe('limits that need more than one item', () => {
  test('FC20 blocks an impossible duration and asks about an unusual one', () => {
    const lasting = (end: string) => said('FC20', 'GMFM88', on.BL, { GMFM_START: '09:00', GMFM_END: end })
    expect(['09:10', '08:00', '12:01'].flatMap(lasting)).toEqual(['hard GMFM_END', 'hard GMFM_END', 'hard GMFM_END'])
    expect(['09:44', '10:01'].flatMap(lasting)).toEqual(['soft GMFM_END', 'soft GMFM_END'])
    expect(['09:45', '10:00'].flatMap(lasting)).toEqual([])
  })

  test('FC22 follows the marrow to the laboratory', () => {
    const after = (received: string) =>
      said('FC22', 'BMA', on.BMA, { BMA_DATETIME: '2026-01-20T09:00', BMA_RECEIPT: received })
    expect(after('2026-01-21T09:00')).toEqual([])
    expect(after('2026-01-21T09:01')).toEqual(['soft BMA_RECEIPT'])
    expect(after('2026-01-22T09:01')).toEqual(['hard BMA_RECEIPT'])
  })

  test('FC23 holds a lot for a negative marker above 5%', () => {
    expect(said('FC23', 'PRODUCT', on.INJ1, { CD34: '5', CD45: '5.1' })).toEqual(['hold CD45'])
  })

  test('FC26 names everything that speaks against GO and that no signature makes safe', () => {
    const given = { IDENTITY_TWO_WAYS: 'N', FASTING_OK: 'N', CONSENT_STILL_VALID: 'Y', GO_DECISION: 'GO' }
    expect(said('FC26', 'PREINJ', on.INJ1, given)).toEqual(['hard GO_DECISION'])
    expect(said('FC26', 'PREINJ', on.INJ1, { ...given, GO_DECISION: 'HOLD' })).toEqual([])
    expect(said('FC26', 'PREINJ', on.INJ1, { ...given, IDENTITY_TWO_WAYS: 'Y', FASTING_OK: 'Y' })).toEqual([])
  })

  test('FC26 holds for an infection and leaves fever and laboratory to EC081', () => {
    expect(said('FC26', 'PREINJ', on.INJ1, { INFECTION_NOW: 'Y', GO_DECISION: 'GO' })).toEqual(['hold INFECTION_NOW'])
    expect(said('FC26', 'PREINJ', on.INJ1, { INFECTION_NOW: 'Y', GO_DECISION: 'HOLD' })).toEqual([])
    expect(said('FC26', 'PREINJ', on.INJ1, { FEVER_NOW: 'Y', GO_DECISION: 'GO' })).toEqual([])
    expect(said('EC081', 'PREINJ', on.INJ1, { FEVER_NOW: 'Y' })).toContain('hold FEVER_NOW')
  })

  test('FC27 asks about a term that holds two events', () => {
    expect(said('FC27', 'AE', 1, { AE_TERM: 'headache and nausea' })).toEqual(['soft AE_TERM'])
    expect(said('FC27', 'AE', 1, { AE_TERM: 'headache; nausea' })).toEqual(['soft AE_TERM'])
    expect(said('FC27', 'AE', 1, { AE_TERM: 'sandfly fever' })).toEqual([])
  })

  test('FC32 knows the latest visit', () => {
    expect(said('FC32', 'COMPLETE', on.M12, { DATE_LAST_VISIT: '2026-02-25' })).toEqual(['hard DATE_LAST_VISIT'])
    expect(said('FC32', 'COMPLETE', on.M12, { DATE_LAST_VISIT: '2026-02-28' })).toEqual([])
  })

  test('FC33 compares consent with the approval of its version', () => {
    const given = (day: string) => said('FC33', 'CONSENT', on.SCR, { ICF_VERSION: '1.0', CONSENT_DATE: `${day}T10:00` })
    expect(given('2024-12-31')).toEqual(['hard CONSENT_DATE'])
    expect(given('2025-01-01')).toEqual([])
  })
})

describe('checks of the first path', () => {
  test('EC021 refuses a date after today, and asks while the clock is in doubt', () => {
    expect(said('EC021', 'GMFCS', on.BL, { GMFCS_DATE: '2026-03-02' })).toEqual(['hard GMFCS_DATE'])
    expect(said('EC021', 'GMFCS', on.BL, { GMFCS_DATE: '2026-03-01' })).toEqual([])
    const later = visit('BL', '2026-03-05')
    const own = form('GMFCS', later, {})
    const doubt = { ...site, clockSuspect: true }
    expect(checkForm(own, child([later], [own]), doubt).filter(({ check }) => check === 'EC021')).toMatchObject([
      { severity: 'soft' },
    ])
  })

  test('EC051 counts the open items of the scale in use, and asks why one was not administered', () => {
    expect(said('EC051', 'BBS', on.BL, { BBS_VARIANT: 'PBS', PBS01: '4', PBS02: { missing: 'NT' } })).toEqual([
      'hard PBS03',
      'hard PBS02',
    ])
    expect(said('EC051', 'BBS', on.BL, {})).toEqual([])
  })
})
