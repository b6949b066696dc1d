import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { equals, not, setting } from '../../../shared/form/condition.ts'
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
    expect(branching(not(equals('A', '1+')))).toBe("!([a] = '1p')")
    expect(branching(setting('mas.muscles', 'HAM'))).toBeUndefined()
  })
})
