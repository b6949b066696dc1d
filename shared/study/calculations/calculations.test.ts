import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey } from '../../form/address.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { contextOf, type FormSnapshot, type SubjectRecord } from '../../form/record.ts'
import type { FormValues } from '../../form/values.ts'
import { addDays } from '../../dates/civilDate.ts'
import { calculateForm, isDerivedFromOthers } from '../engine.ts'
import { study } from '../study.ts'
import { child, form, site, visit } from '../testing/child.ts'
import { ageInYears } from './childRules.ts'
import { calculations } from './index.ts'

const on = {
  SCR: visit('SCR', '2026-01-05'),
  BL: visit('BL', '2026-02-10'),
  INJ1: visit('INJ1', '2026-02-20'),
  INJ2: visit('INJ2', '2026-03-22'),
  'OBS-1': visit('OBS-1', '2026-02-21'),
  M12: visit('M12', '2027-03-22'),
}
const record = (...forms: FormSnapshot[]): SubjectRecord => child(Object.values(on), forms)

/** The value of a calculated item, or why there is none. */
function computed(item: string, own: FormSnapshot, others: readonly FormSnapshot[] = [], settings = site.settings) {
  const all = calculateForm(own, record(own, ...others), { ...site, settings })
  const found = all.find(({ address }) => address.item === item)
  return found?.value ?? `not computed: ${found?.because?.en}`
}

const demog = form('DEMOG', on.SCR, { BIRTH_DATE: '2020-02-29', WEIGHT: '15.0' })
const consent = form('CONSENT', on.SCR, { CONSENT_DATE: '2026-01-05T10:00', ASSENT_STATUS: '1' })

describe('ages', () => {
  test('are cut to hundredths and never rounded up to the next year', () => {
    expect(ageInYears('2020-03-15', '2026-03-14')).toBe('5.99')
    expect(ageInYears('2020-03-15', '2026-03-15')).toBe('6.00')
    expect(ageInYears('2020-02-29', '2022-02-28')).toBe('1.99')
    expect(ageInYears('2020-02-29', '2022-03-01')).toBe('2.00')
  })

  test('grow with time and never skip a birthday', () => {
    const day = fc.integer({ min: 0, max: 6000 })
    fc.assert(
      fc.property(day, day, (born, later) => {
        const birth = addDays('2010-01-01', born)
        const today = addDays(birth, later)
        return Number(ageInYears(birth, addDays(today, 1))) >= Number(ageInYears(birth, today))
      }),
    )
  })

  test('age at consent needs both dates', () => {
    expect(computed('AGE_AT_CONSENT', demog, [consent])).toBe('5.84')
    expect(computed('AGE_AT_CONSENT', demog)).toBe('not computed: the date of consent is open')
    expect(computed('AGE_AT_CONSENT', form('DEMOG', on.SCR), [consent])).toContain('birth is open')
  })

  test('the age band of the GMFCS follows the assessment', () => {
    expect(computed('GMFCS_AGE_BAND', form('GMFCS', on.BL, { GMFCS_DATE: '2026-02-10' }), [demog])).toBe('4-6')
    expect(computed('GMFCS_AGE_BAND', form('GMFCS', on.BL, {}), [demog])).toContain('assessment is open')
  })
})

describe('eligibility', () => {
  test('answers age, consent and haemoglobin from the record', () => {
    const labs = form('LABS', on.SCR, { HB: '7.9', SAMPLE_DATETIME: '2026-01-05T09:00' })
    const own = form('ELIG', on.SCR, {})
    expect(['I1_AGE', 'I6_CONSENT', 'E8_HB_LOW'].map((item) => computed(item, own, [demog, consent, labs]))).toEqual([
      'Y',
      'Y',
      'Y',
    ])
    expect(computed('E8_HB_LOW', own)).toBe('not computed: haemoglobin is open')
  })

  test('lists the criteria that are not met, also while others are open', () => {
    const own = form('ELIG', on.SCR, { I2_SPASTIC_CP: 'N', E3_TORCH: 'Y', E6_INFECTION: 'N' })
    expect(computed('ELIG_FAILED', own, [demog, consent])).toEqual(['I2_SPASTIC_CP', 'E3_TORCH'])
    expect(computed('ELIG_FAILED', form('ELIG', on.SCR, {}), [demog, consent])).toContain('criteria are open')
  })
})

describe('scales', () => {
  test('the Ashworth mean waits for every muscle of the set, and leaves NT out', () => {
    const settings = { ...site.settings, 'mas.muscles': 'HAM' }
    const scored = (right: string, left: Parameters<typeof form>[2]) =>
      computed('MAS_MEAN', form('MAS', on.BL, { HAM_R: right, ...left }), [], settings)
    expect(scored('1+', { HAM_L: '2' })).toBe('1.75')
    expect(scored('1+', { HAM_L: { missing: 'NT', reason: 'REFUSED' } })).toBe('1.5')
    expect(scored('1+', {})).toBe('not computed: 1 item is open')
  })

  test('a muscle outside the set does not count, whatever was scored before', () => {
    const settings = { ...site.settings, 'mas.muscles': 'HAM' }
    expect(computed('MAS_MEAN', form('MAS', on.BL, { HAM_R: '1', HAM_L: '1', SOL_R: '4' }), [], settings)).toBe('1')
  })

  test('the one grade becomes a number by the coding of the study', () => {
    const own = form('MAS', on.BL, { MAS_GLOBAL: '1+' })
    expect(computed('MAS_ANALYSIS', own)).toBe('1.5')
    expect(computed('MAS_ANALYSIS', own, [], { ...site.settings, 'mas.coding': 'ordinal' })).toBe('2')
  })

  test('the independence measure follows the variant of the study', () => {
    const items = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`FAM${String(index + 1).padStart(2, '0')}`, '4']),
    )
    const own = form('FIM', on.BL, items)
    const famSettings = { ...site.settings, 'fim.variant': 'FIMFAM' }
    expect(computed('FIM_COGNITIVE', own, [], famSettings)).toBe('56')
    expect(computed('FIM_VARIANT', own, [], famSettings)).toBe('FIMFAM')
    expect(computed('FIM_COGNITIVE', own)).toBe('not computed: 18 items are open')
  })

  test('nothing is computed from an impossible answer, or when the test was not done', () => {
    const impossible = form('BBS', on.BL, { BBS_VARIANT: 'BBS', BBS01: '7' })
    expect(computed('BBS_TOTAL', impossible)).toBe('not computed: an item holds an impossible answer')
    expect(computed('BBS_TOTAL', form('BBS', on.BL, {}, { notDone: 'refused' }))).toBe(
      'not computed: the test was not done',
    )
  })
})

describe('product and injection', () => {
  const exam = form('PHYSEX', on.BL, { EXAM_DATE: '2026-02-10', EXAM_WEIGHT: '20.0' })
  const product = form('PRODUCT', on.INJ1, {
    LOT_NO: 'L1',
    TOTAL_CELLS: '30',
    ENDOTOXIN: '0.5',
    PRODUCT_VOLUME: '5.0',
    RELEASE_DATETIME: '2026-02-19T21:00',
  })

  test('doses go by the last weight before the visit', () => {
    expect(computed('DOSE_PER_KG', product, [demog, exam])).toBe('1.5')
    expect(computed('DOSE_PER_KG', product, [demog])).toBe('2')
    expect(computed('DOSE_PER_KG', product)).toBe('not computed: no weight is recorded')
    expect(computed('ENDOTOXIN_PER_KG', product, [exam])).toBe('0.125')
  })

  test('a weight taken after the visit does not count', () => {
    const later = form('PHYSEX', on.M12, { EXAM_DATE: '2027-03-22', EXAM_WEIGHT: '25.0' })
    expect(computed('DOSE_PER_KG', product, [demog, later])).toBe('2')
  })

  test('hours from release count from the lot that was given', () => {
    const injection = form('INJ', on.INJ1, { INJ_START: '2026-02-20T09:00', INJ_LOT: product.id })
    expect(computed('RELEASE_TO_INJECTION', injection, [product])).toBe('12')
    expect(computed('RELEASE_TO_INJECTION', injection)).toContain('release of the lot is open')
  })

  test('the laboratory is in order when platelets, INR and CRP are within their limits', () => {
    const labs = (crp: string) => form('LABS', on.INJ1, { PLATELETS: '100', INR: '1.4', CRP: crp })
    expect(computed('LABS_OK', form('PREINJ', on.INJ1), [labs('10')])).toBe('Y')
    expect(computed('LABS_OK', form('PREINJ', on.INJ1), [labs('10.1')])).toBe('N')
    expect(computed('LABS_OK', form('PREINJ', on.INJ1))).toContain('is open')
  })

  test('open events that may be related are named by their numbers, those nobody could assess among them', () => {
    const unrelated = { AE_REL_CELLS: 'UNLIKELY', AE_REL_MARROW: 'NOT RELATED', AE_REL_SEDATION: 'NOT RELATED' }
    const event = (number: number, relation: string, ongoing: string) =>
      form('AE', number, { ...unrelated, AE_REL_PUNCTURE: relation, AE_ONGOING: ongoing })
    const events = [
      event(1, 'POSSIBLE', 'Y'),
      event(2, 'NOT RELATED', 'Y'),
      event(3, 'CERTAIN', 'N'),
      event(4, 'UNASSESSABLE/UNCLASSIFIABLE', 'Y'),
      event(5, 'CONDITIONAL/UNCLASSIFIED', 'Y'),
      form('AE', 6, { ...unrelated, AE_ONGOING: 'Y' }),
    ]
    expect(computed('OPEN_RELATED_AE', form('PREINJ', on.INJ2), events)).toEqual(['1', '4', '5', '6'])
    expect(computed('OPEN_RELATED_AE', form('PREINJ', on.INJ2))).toBe('NONE')
  })
})

describe('adverse events and injections', () => {
  const injections = [
    form('INJ', on.INJ1, { INJECTION_NO: '1', INJ_START: '2026-02-20T09:00' }),
    form('INJ', on.INJ2, { INJECTION_NO: '2', INJ_START: '2026-03-22T09:00' }),
  ]
  const event = (onset: string, more: Parameters<typeof form>[2] = {}) => form('AE', 4, { AE_ONSET: onset, ...more })
  const all = (own: FormSnapshot) =>
    ['AE_LINKED', 'AE_HOURS', 'AE_WINDOW', 'AE_PHASE'].map((item) => computed(item, own, injections))

  test('the latest injection before the onset is linked, and hours and windows count from it', () => {
    expect(all(event('2026-02-20T21:00'))).toEqual(['1', '12', 'H24', 'EARLY'])
    expect(all(event('2026-02-21T09:00'))).toEqual(['1', '24', 'H24', 'EARLY'])
    expect(all(event('2026-02-21T09:01')).slice(2)).toEqual(['H72', 'EARLY'])
    expect(all(event('2026-03-25T09:00'))).toEqual(['2', '72', 'H72', 'EARLY'])
    expect(all(event('2026-03-10T09:00')).slice(2)).toEqual(['D30', 'LATE'])
  })

  test('before the first injection there is no link, no hours and no phase', () => {
    expect(all(event('2026-02-01'))).toEqual([
      '0',
      'not computed: no injection lies before the onset',
      'BEFORE',
      'not computed: no injection lies before the onset',
    ])
  })

  test('a partial onset is linked and classed only when every completion agrees', () => {
    expect(computed('AE_LINKED', event('2026-02-20'), injections)).toContain('give its date and time')
    expect(computed('AE_LINKED', event('2026-03'), injections)).toContain('give its date and time')
    expect(computed('AE_LINKED', event('2026-02-25'), injections)).toBe('1')
    expect(computed('AE_WINDOW', event('2026-02-25'), injections)).toBe('D7')
    expect(computed('AE_HOURS', event('2026-02-25'), injections)).toBe(
      'not computed: the time of the onset is not known',
    )
  })

  test('a person may link another injection, and hours follow', () => {
    const own = event('2026-03-23T09:00', { AE_LINK_OTHER: '1', AE_LINK_REASON: 'began before' })
    expect(computed('AE_HOURS', own, injections)).toBe('744')
    expect(computed('AE_WINDOW', own, injections)).toBe('LATER')
  })

  test('one yes makes it serious, six no make it not, and else it is open', () => {
    const no = { AESDTH: 'N', AESLIFE: 'N', AESHOSP: 'N', AESDISAB: 'N', AESCONG: 'N', AESMIE: 'N' }
    expect(computed('AE_SERIOUS', event('2026-02-21', no))).toBe('N')
    expect(computed('AE_SERIOUS', event('2026-02-21', { AESHOSP: 'Y' }))).toBe('Y')
    expect(computed('AE_SERIOUS', event('2026-02-21', { AESHOSP: 'N' }))).toContain('is open')
  })

  test('number and organ class come by themselves', () => {
    expect(computed('AE_NO', event('2026-02-21'))).toBe('4')
    expect(computed('AE_SOC', event('2026-02-21', { AE_CTCAE: 'Headache' }))).toBe('Nervous system disorders')
    expect(computed('AE_SOC', event('2026-02-21', { AE_CTCAE: 'Homesickness' }))).toContain('no such term')
  })

  test('a suspected unexpected serious reaction is serious, related and not expected', () => {
    const relations = {
      AE_REL_CELLS: 'POSSIBLE',
      AE_REL_PUNCTURE: 'UNLIKELY',
      AE_REL_MARROW: 'NOT RELATED',
      AE_REL_SEDATION: 'NOT RELATED',
    }
    const serious = (expected: string) => event('2026-02-21', { ...relations, AESHOSP: 'Y', AE_EXPECTED: expected })
    const report = form('SAE', 1, { SAE_AE: 'AE#4' })
    expect(computed('SUSAR', report, [serious('N')])).toBe('Y')
    expect(computed('SUSAR', report, [serious('Y')])).toBe('N')
    expect(computed('SUSAR', report)).toContain('the adverse event is open')
  })
})

describe('rows, therapy and the end', () => {
  test('a planned row carries its code, and one added by hand says so', () => {
    const own = form('VITALS', on['OBS-1'], { 'GCS/8': '15', 'GCS/20': '15' })
    const points = calculateForm(own, record(own), site).map(({ address, value }) => [address.repeat, value])
    expect(points).toEqual([
      [8, 'H8'],
      [9, 'H12'],
      [10, 'H24'],
      [20, 'EXTRA'],
    ])
  })

  test('the interval after an injection is that of the visit', () => {
    expect(computed('POSTINJ_INTERVAL', form('POSTINJ', on['OBS-1']))).toBe('H0_24')
  })

  test('therapy hours add up over the rows, and are open while one is', () => {
    const rows = {
      REHAB_ANY: 'Y',
      'REHAB_SESSIONS/1': '2.5',
      'REHAB_MINUTES/1': '50',
      'REHAB_SESSIONS/2': '1',
      'REHAB_MINUTES/2': '30',
    }
    expect(computed('REHAB_HOURS', form('REHAB', 1, rows))).toBe('2.583333')
    expect(computed('REHAB_HOURS', form('REHAB', 1, { REHAB_ANY: 'Y', 'REHAB_SESSIONS/1': '2' }))).toContain('open')
    expect(computed('REHAB_HOURS', form('REHAB', 1, { REHAB_ANY: 'N' }))).toBe('0')
  })

  test('populations count injections and the two assessments', () => {
    const gmfm = (at: typeof on.BL, more: Partial<FormSnapshot> = {}) => form('GMFM88', at, {}, more)
    const own = form('COMPLETE', on.M12)
    expect(computed('POPULATIONS', own, [consent, gmfm(on.BL), gmfm(on.M12)])).toEqual([
      'SCREENED',
      'SAFETY',
      'EFFICACY',
    ])
    expect(computed('POPULATIONS', own, [consent, gmfm(on.BL), gmfm(on.M12, { notDone: 'unwell' })])).toEqual([
      'SCREENED',
      'SAFETY',
    ])
    expect(computed('INJECTIONS_RECEIVED', own)).toBe('2')
  })

  test('an injection that was planned and not given does not count', () => {
    const held = form('INJ', on.INJ2, {}, { notDone: 'fever' })
    expect(computed('INJECTIONS_RECEIVED', form('COMPLETE', on.M12), [held])).toBe('1')
  })

  test('every adverse event is closed when none goes on', () => {
    const own = form('COMPLETE', on.M12)
    expect(computed('ALL_AE_CLOSED', own, [form('AE', 1, { AE_ONGOING: 'N' })])).toBe('Y')
    expect(computed('ALL_AE_CLOSED', own, [form('AE', 1, {})])).toBe('N')
  })
})

describe('a rule that says it reads its own form only', () => {
  /** A child of whom nothing can be read. */
  const secret = new Proxy({} as SubjectRecord, {
    get(_, name) {
      throw new Error(`${String(name)} of the child was read`)
    },
  })
  const rules = [...calculations.values()].filter(({ reads }) => reads === 'form')
  const items = study.forms.flatMap((definition) =>
    definition.itemGroups.flatMap((group) =>
      group.items.flatMap((item) => (item.type === 'calculated' ? [{ definition, group, item }] : [])),
    ),
  )

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s: reads nothing of the child', (id, rule) => {
    const places = items.filter(({ item }) => item.calculation === id)
    expect(places.length).toBeGreaterThan(0)
    for (const { definition, group, item } of places) {
      const snapshot = form(definition.oid, on.BL)
      const address = { group: group.oid, repeat: 1, item: item.oid }
      const context = contextOf(snapshot, record(snapshot), site)
      for (const values of [snapshot.values, everyFirstAnswer(definition)]) {
        expect(() =>
          rule.run({ definition, item, address, values, form: snapshot, record: secret, context }),
        ).not.toThrow()
      }
    }
  })

  test('the scales are of that kind, and what counts from an injection or a birth date is not', () => {
    const derived = study.forms.filter(isDerivedFromOthers).map(({ oid }) => oid)
    const own = ['GMFM88', 'BBS', 'MAS', 'FIM', 'VITALS', 'POSTINJ', 'REHAB']
    expect(derived.filter((oid) => own.includes(oid))).toEqual([])
    expect(derived).toEqual(expect.arrayContaining(['DEMOG', 'ELIG', 'AE', 'INJ', 'PRODUCT', 'GMFCS', 'COMPLETE']))
  })
})

/** The first code of every choice and a number for every number. */
function everyFirstAnswer(definition: FormDefinition): FormValues {
  return Object.fromEntries(
    definition.itemGroups.flatMap(({ oid: group, items }) =>
      items.flatMap((item) => {
        const key = addressKey({ group, repeat: 1, item: item.oid })
        if (item.type === 'choice' || item.type === 'score')
          return [[key, { value: item.codeList.entries[0]?.code ?? '' }]]
        if (item.type === 'integer' || item.type === 'decimal') return [[key, { value: '30' }]]
        return []
      }),
    ),
  )
}
