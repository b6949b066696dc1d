import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, answered, any, atLeast, equals, not, setting } from '../../../shared/form/condition.ts'
import { temporaryStore, type TemporaryStore } from '../../store/temporaryStore.ts'
import { addPlantedChild } from '../testing/plantedStore.ts'
import { exportFolderForTest, runExport, textOfFile } from '../testing/runExport.ts'
import { branching, DICTIONARY_COLUMNS } from './instruments.ts'

let temporary: TemporaryStore
let target = ''
const folder = exportFolderForTest()
const rows = (name: string): Record<string, string>[] =>
  parse(textOfFile(target, `redcap/${name}.csv`), { columns: true })

beforeAll(async () => {
  temporary = temporaryStore()
  addPlantedChild(temporary, 1)
  target = (await runExport(temporary, folder.parent, { formats: ['redcap'] })).order.target
})
afterAll(() => {
  temporary.remove()
  folder.remove()
})

describe('REDCap', () => {
  test('the dictionary has the eighteen columns in order, and names no field twice', () => {
    const dictionary = rows('data_dictionary')
    expect(Object.keys(dictionary[0] ?? {})).toEqual([...DICTIONARY_COLUMNS])
    const names = dictionary.map((row) => row['Variable / Field Name'] ?? '')
    expect(names[0]).toBe('record_id')
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
  })

  test('the dictionary keeps the rules by which REDCap takes it', () => {
    const dictionary = rows('data_dictionary')
    const names = new Set(dictionary.map((row) => row['Variable / Field Name'] ?? ''))
    for (const name of names) {
      // Begins with a letter, no two underscores together, none at the end; longer than 26 is advised against, 100 is the end.
      expect(name).toMatch(/^[a-z](?:[a-z0-9]|_(?=[a-z0-9]))*$/)
      expect(name.length).toBeLessThanOrEqual(32)
      // REDCap makes a field of this name for each instrument.
      expect(name).not.toMatch(/_complete$/)
    }
    const forms = dictionary.map((row) => row['Form Name'] ?? '').filter((form, at, every) => form !== every[at - 1])
    expect(new Set(forms).size).toBe(forms.length)
    for (const row of dictionary) {
      const type = row['Field Type'] ?? ''
      const choices = row['Choices, Calculations, OR Slider Labels'] ?? ''
      expect(['text', 'notes', 'dropdown', 'checkbox']).toContain(type)
      expect(choices !== '').toBe(type === 'dropdown' || type === 'checkbox')
      const codes = choices === '' ? [] : choices.split(' | ').map((part) => part.split(', ')[0] ?? '')
      for (const code of codes) expect(code).toMatch(/^[A-Za-z0-9_]+$/)
      expect(new Set(codes.map((code) => code.toLowerCase())).size).toBe(codes.length)
      const validation = row['Text Validation Type OR Show Slider Number'] ?? ''
      const validations = type === 'text' ? ['integer', 'number', 'date_ymd', 'datetime_ymd', 'time'] : []
      expect(['', ...validations]).toContain(validation)
      const logic = row['Branching Logic (Show field only if...)'] ?? ''
      expect(logic).not.toContain('!')
      for (const [, field = ''] of logic.matchAll(/\[([a-z0-9_]+)/g)) expect(names).toContain(field)
    }
    for (const event of rows('events'))
      expect(event['unique_event_name']?.replace(/_arm_1$/, '')).toMatch(/^[a-z0-9_]{1,18}$/)
  })

  test('every column of the import file is a field of the dictionary, and every choice in it is one it lists', () => {
    const fields = new Map(rows('data_dictionary').map((row) => [row['Variable / Field Name'] ?? '', row]))
    const codesOf = (name: string) =>
      (fields.get(name)?.['Choices, Calculations, OR Slider Labels'] ?? '')
        .split(' | ')
        .map((part) => part.split(',')[0])
    const forms = new Set([...fields.values()].map((row) => row['Form Name']))
    const isKnown = (name: string, value: string) => {
      const [field = '', code] = name.split('___')
      if (field.startsWith('redcap_')) return true
      if (field.endsWith('_complete')) return forms.has(field.slice(0, -'_complete'.length))
      if (code !== undefined) return codesOf(field).some((each) => each?.toLowerCase() === code)
      const isChoice = fields.get(field)?.['Field Type'] === 'dropdown'
      return fields.has(field) && (!isChoice || value === '' || codesOf(field).includes(value))
    }
    const unknown = rows('import').flatMap((row) =>
      Object.entries(row).filter(([name, value]) => !isKnown(name, value)),
    )
    expect(unknown).toEqual([])
  })

  test('every place in the import file is an event, and its instrument is designated there', () => {
    const designated = new Set(
      rows('instrument_designations').map((row) => `${row['unique_event_name']}/${row['form']}`),
    )
    const events = new Set(rows('events').map((row) => row['unique_event_name']))
    const seen = new Set<string>()
    for (const row of rows('import')) {
      expect(events).toContain(row['redcap_event_name'])
      const filled = Object.keys(row).find((name) => name.endsWith('_complete') && row[name] !== '')
      expect(designated).toContain(`${row['redcap_event_name']}/${filled?.slice(0, -'_complete'.length)}`)
      const place = ['record_id', 'redcap_event_name', 'redcap_repeat_instrument', 'redcap_repeat_instance', ''].map(
        (n) => row[n],
      )
      seen.add(`${place.join('/')}/${filled}`)
    }
    expect(seen.size).toBe(rows('import').length)
  })

  test('conditions become branching logic, and one that REDCap cannot ask hides nothing', () => {
    expect(branching(equals('AE_ONGOING', 'N'))).toBe("[ae_ongoing] = 'N'")
    expect(branching(not(equals('A', '1+')))).toBe("[a] <> '1p'")
    expect(branching(not(all(equals('A', '1'), not(answered('B')), atLeast('C', 5))))).toBe(
      "([a] <> '1' or [b] <> '' or ([c] = '' or [c] < 5))",
    )
    expect(branching(not(any(equals('A', '1'), all(answered('B'), answered('C')))))).toBe(
      "([a] <> '1' and ([b] = '' or [c] = ''))",
    )
    expect(branching(setting('mas.muscles', 'HAM'))).toBeUndefined()
  })
})
