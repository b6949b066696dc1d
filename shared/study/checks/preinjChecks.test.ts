import { describe, expect, test } from 'vitest'
import type { FormSnapshot } from '../../form/record.ts'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-01-01')
const second = visit('INJ2', '2026-01-31')
const visits = [first, second]
const good = { PLATELETS: '250', INR: '1', CRP: '2' }
const sample = (results: Readonly<Record<string, string>>) =>
  form('LABS', second, { SAMPLE_DATETIME: '2026-01-30T09:00', ...results })
const before = (more: Readonly<Record<string, string>> = {}) => form('PREINJ', second, { GO_DECISION: 'GO', ...more })
const held = (check: string, forms: readonly FormSnapshot[], more: Readonly<Record<string, string>> = {}) =>
  found(check, before(more), { visits, forms: [sample(good), ...forms] })

describe('EC080, open related events', () => {
  const event = (more: Readonly<Record<string, string>>) =>
    form('AE', 3, {
      AE_GRADE: '2',
      AE_ONGOING: 'Y',
      AE_REL_CELLS: 'POSSIBLE',
      AE_REL_PUNCTURE: 'NOT RELATED',
      AE_REL_MARROW: 'NOT RELATED',
      AE_REL_SEDATION: 'NOT RELATED',
      ...more,
    })

  test('holds from grade 2 on, names the event by its number', () => {
    expect(held('EC080', [event({})])).toMatchObject([{ severity: 'hold', address: { item: 'OPEN_RELATED_AE' } }])
    expect(held('EC080', [event({})])[0]?.message).toContain('Adverse event 3')
    expect(held('EC080', [event({ AE_GRADE: '1' })])).toEqual([])
  })

  test('holds a serious event of any grade', () => {
    expect(held('EC080', [event({ AE_GRADE: '1', AESHOSP: 'Y' })])).toHaveLength(1)
  })

  test('lets go once the event is over', () => {
    expect(held('EC080', [event({ AE_ONGOING: 'N', AE_END: '2026-01-20' })])).toEqual([])
  })

  test('lets go only for unlikely and not related, so that it never fails open', () => {
    expect(held('EC080', [event({ AE_REL_CELLS: 'UNLIKELY' })])).toEqual([])
    expect(held('EC080', [event({ AE_REL_CELLS: 'UNASSESSABLE/UNCLASSIFIABLE' })])).toHaveLength(1)
    expect(held('EC080', [event({ AE_REL_CELLS: 'NOT RELATED', AE_REL_SEDATION: 'CERTAIN' })])).toHaveLength(1)
    expect(held('EC080', [form('AE', 1, { AE_GRADE: '2', AE_ONGOING: 'Y' })])).toHaveLength(1)
  })

  test('binds no decision to wait', () => {
    expect(held('EC080', [event({})], { GO_DECISION: 'HOLD' })).toEqual([])
  })
})

describe('EC081, temperature and laboratory', () => {
  const vitals = (temperature: string) =>
    form('VITALS', second, { 'VS_DATETIME/1': '2026-01-31T09:00', 'TEMPERATURE/1': temperature })

  test('holds at 38.0 and not at 37.9', () => {
    expect(held('EC081', [vitals('37.9')])).toEqual([])
    expect(held('EC081', [vitals('38')])).toMatchObject([{ severity: 'hold', address: { item: 'FEVER_NOW' } }])
    expect(held('EC081', [], { FEVER_NOW: 'Y' })).toHaveLength(1)
  })

  test.each([
    [{ CRP: '10' }, { CRP: '10.1' }],
    [{ PLATELETS: '100' }, { PLATELETS: '99' }],
    [{ INR: '1.4' }, { INR: '1.41' }],
  ])('takes %j and holds on %j', (within, beyond) => {
    const with_ = (results: Readonly<Record<string, string>>) =>
      found('EC081', before(), { visits, forms: [sample({ ...good, ...results })] })
    expect(with_(within)).toEqual([])
    expect(with_(beyond)).toMatchObject([{ severity: 'hold', address: { item: 'LABS_OK' } }])
  })

  test('holds a go without results, and waits with that while nothing is decided', () => {
    expect(found('EC081', before(), { visits })[0]?.message).toContain('No result of platelets, INR, CRP')
    expect(found('EC081', form('PREINJ', second, {}), { visits })).toEqual([])
  })

  test('follows the limits that the study has set', () => {
    const settings = { 'labs.maxCrp': '20' }
    expect(found('EC081', before(), { visits, forms: [sample({ ...good, CRP: '20' })], settings })).toEqual([])
  })
})

describe('EC082, a new seizure', () => {
  const seizure = (onset: string, isNew = 'Y') =>
    form('AE', 1, { AE_CTCAE: 'Seizure', AE_SEIZURE: isNew, AE_ONSET: onset })

  test('holds when it is told here', () => {
    expect(held('EC082', [], { NEW_SEIZURE: 'Y' })).toMatchObject([
      { severity: 'hold', address: { item: 'NEW_SEIZURE' } },
    ])
    expect(held('EC082', [], { NEW_SEIZURE: 'N' })).toEqual([])
  })

  test('holds when it stands among the events since the last injection', () => {
    expect(held('EC082', [seizure('2026-01-01')], { NEW_SEIZURE: 'N' })).toHaveLength(1)
    expect(held('EC082', [seizure('2025-12-31')], { NEW_SEIZURE: 'N' })).toEqual([])
    expect(held('EC082', [seizure('2026-01-10', 'N')], { NEW_SEIZURE: 'N' })).toEqual([])
  })

  test('holds when a partial date leaves it open', () => {
    expect(held('EC082', [seizure('2026')], { NEW_SEIZURE: 'N' })).toHaveLength(1)
    expect(held('EC082', [seizure('2025')], { NEW_SEIZURE: 'N' })).toEqual([])
  })
})
