import { describe, expect, test } from 'vitest'
import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { studySettings } from '../../../shared/study/settings.ts'
import { filterSettings } from './filterSettings.ts'
import { allowedOf, kindOf, problemOf, settingWords } from './settingKind.ts'
import { sourceDetail, sourceKind } from './sourceOf.ts'

const row = (more: Partial<SettingRow>): SettingRow => ({
  key: 'lock.warning',
  label: 'Seconds of warning before the lock',
  group: 'This laptop',
  value: '60',
  default: '60',
  allowed: null,
  source: 'assumed',
  changedBy: null,
  changedAt: null,
  mayChange: true,
  ...more,
})

describe('where a default comes from', () => {
  test.each([
    ['paper', 'Paper'],
    ['assumed', 'Assumed'],
    ['paper (four injections, monthly); window assumed', 'Assumed'],
    ['sibling(Royan2)', 'Sibling'],
    ['ref(CanChild)', 'Reference'],
    ['deidentification rule 10', 'Reference'],
    ['protocol 4.4', 'Protocol'],
    ['field list of the protocol', 'Protocol'],
    ['paper says FIM; Zali15 used UK FIM+FAM', 'Paper'],
    ['the ward', 'Other'],
  ])('%s is shown as %s', (source, kind) => {
    expect(sourceKind(source)).toBe(kind)
  })

  test('a bare word says nothing more, anything else is shown in full', () => {
    expect(sourceDetail('paper')).toBe('')
    expect(sourceDetail('sibling(Royan2)')).toBe('sibling(Royan2)')
  })

  test('every default of the study has a source that the screen knows', () => {
    const unknown = studySettings.filter(({ source }) => sourceKind(source) === 'Other')
    expect(unknown.map(({ key, source }) => `${key}: ${source}`)).toEqual([])
  })
})

describe('how a setting is shown and typed', () => {
  const muscles = row({
    key: 'mas.muscles',
    value: 'HAM GAS',
    allowed: [
      { value: 'HAM', label: 'Hamstrings' },
      { value: 'GAS', label: 'Calf' },
    ],
  })

  test('codes become words, and a set becomes a list', () => {
    expect(settingWords(muscles, 'HAM GAS')).toBe('Hamstrings, Calf')
    expect(settingWords(muscles, '')).toBe('')
    expect(settingWords(row({ allowed: [{ value: 'a', label: 'Aa' }] }), 'a')).toBe('Aa')
  })

  test('a set that main sends without its list has the list of the study', () => {
    const sent = row({ key: 'scores.blind', value: 'GMFM88 BBS', allowed: null })
    expect(settingWords(sent, sent.value)).toBe('GMFM-88, Balance scale')
    expect(allowedOf(row({ key: 'age.min' }))).toBeNull()
  })

  test('the study decides the kind; a setting of the laptop is a choice or words', () => {
    expect(kindOf(muscles)).toBe('set')
    expect(kindOf(row({ key: 'age.min' }))).toBe('number')
    expect(kindOf(row({ allowed: [] }))).toBe('choice')
    expect(kindOf(row({}))).toBe('words')
  })

  test('an impossible value of the study is refused before main is asked', () => {
    expect(problemOf(row({ key: 'age.min' }), '18')).toBe('A number from 0 to 17.')
    expect(problemOf(row({ key: 'age.min' }), '3')).toBeNull()
    expect(problemOf(row({}), 'anything')).toBeNull()
  })
})

describe('finding a setting', () => {
  const rows = [
    row({ key: 'age.min', label: 'Youngest age', source: 'paper', changedAt: '2026-11-01T08:00:00.000Z' }),
    row({ key: 'export.k', label: 'Smallest class', source: 'assumed', value: '5' }),
  ]
  const keys = (...args: readonly [string, 'all' | 'changed' | 'assumed']) =>
    filterSettings(rows, ...args).map(({ key }) => key)

  test('goes by words, by key, and by what was changed or only assumed', () => {
    expect(keys('', 'all')).toEqual(['age.min', 'export.k'])
    expect(keys(' YOUNGEST ', 'all')).toEqual(['age.min'])
    expect(keys('export.', 'all')).toEqual(['export.k'])
    expect(keys('', 'changed')).toEqual(['age.min'])
    expect(keys('', 'assumed')).toEqual(['export.k'])
  })
})
