import { describe, expect, test } from 'vitest'
import type { FormSnapshot, OpenQuery } from '../../form/record.ts'
import { blockersOf, checkForm } from '../engine.ts'
import { child, form, site, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const final = visit('M12', '2026-02-20')
const injections = ['2025-01-01', '2025-01-31', '2025-03-02', '2025-04-01'].map((date, index) =>
  visit(`INJ${index + 1}`, date),
)
const scales = ['GMFCS', 'GMFM88', 'BBS', 'MAS', 'FIM'].map((oid) => form(oid, final, {}, { state: 'signed' }))
const end = (given: Readonly<Record<string, string>> = {}, more: Partial<FormSnapshot> = {}) =>
  form('COMPLETE', final, { STUDY_STATUS: 'COMPLETED', ...given }, more)

describe('EC125, completed', () => {
  const ask = (visits = injections, forms: readonly FormSnapshot[] = scales, given = {}) =>
    found('EC125', end(given), { visits: [...visits, final], forms })

  test('means four injections and five scales', () => {
    expect(ask()).toEqual([])
    expect(ask(injections.slice(0, 3))).toMatchObject([{ severity: 'hard', address: { item: 'STUDY_STATUS_REASON' } }])
    expect(ask(injections.slice(0, 3))[0]?.message).toContain('3 of 4 injections')
    expect(ask(injections, scales.slice(1))[0]?.message).toContain('no GMFCS at 12 months')
  })

  test('does not count a scale that was not done', () => {
    const [first, ...others] = scales
    expect(ask(injections, [...others, { ...(first as FormSnapshot), notDone: 'unwell' }])).toHaveLength(1)
  })

  test('takes a reason, and asks nothing of another status', () => {
    expect(ask([], [], { STUDY_STATUS_REASON: 'The lot of the fourth injection failed' })).toEqual([])
    expect(ask([], [], { STUDY_STATUS: 'EARLY' })).toEqual([])
  })
})

describe('EC126, what the final signature waits for', () => {
  /** What is said once the form is complete. */
  const waits = (forms: readonly FormSnapshot[], openQueries: readonly OpenQuery[] = [], own = end()) =>
    checkForm(own, child([final], [own, ...forms], { openQueries }), site).filter(({ check }) => check === 'EC126')
  const query = (check: string | null): OpenQuery => ({ form: 'any', check, address: null })

  test('is a signature of every other form that holds something', () => {
    expect(waits(scales)).toEqual([])
    const unsigned = scales.map((each) => ({ ...each, state: 'complete' as const }))
    expect(waits(unsigned)).toMatchObject([{ severity: 'hard' }])
    expect(waits(unsigned)[0]?.message).toContain('5 other forms')
    expect(waits([form('DEV', 1, {}, { state: 'open' })])[0]?.message).toContain('1 other form')
    expect(waits([form('DEV', 1, {}, { state: 'empty' }), form('DEV', 2, {}, { state: 'locked' })])).toEqual([])
  })

  test('is an answer to every query of a person or a hard check, not to those that were only asked about', () => {
    expect(waits([], [query(null)])).toHaveLength(1)
    expect(waits([], [query('EC103')])).toHaveLength(1)
    expect(waits([], [query('open')])).toHaveLength(1)
    expect(waits([], [query('EC046'), query('range'), query('unusual')])).toEqual([])
  })

  test('is the final report of every serious event', () => {
    const signed = { state: 'signed' } as const
    const serious = form('AE', 3, { AESHOSP: 'Y' }, signed)
    const report = (type: string) => form('SAE', 1, { SAE_AE: 'AE#3', SAE_REPORT_TYPE: type }, signed)
    expect(waits([serious])[0]?.message).toContain('serious adverse event 3')
    expect(waits([serious, report('FOLLOW_UP')])).toHaveLength(1)
    expect(waits([serious, report('FINAL')])).toEqual([])
  })

  test('is shown while the form is filled in, and does not keep it from being complete', () => {
    const open = end({}, { state: 'open' })
    const said = waits([], [query(null)], open)
    expect(said).toMatchObject([{ severity: 'suggestion' }])
    expect(blockersOf(said, open, child([final], [open]))).toEqual([])
  })
})
