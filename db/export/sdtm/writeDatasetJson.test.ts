import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryStore, type TemporaryStore } from '../../store/temporaryStore.ts'
import type { ExportProfile } from '../profile.ts'
import { addPlantedChild } from '../testing/plantedStore.ts'
import { exportFolderForTest, filesIn, runExport, textOfFile } from '../testing/runExport.ts'

const PROFILES = ['safe-harbor', 'date-shifted', 'limited-dataset', 'full'] as const
const DOMAINS = ['AE', 'CM', 'DM', 'DS', 'DV', 'EX', 'FT', 'LB', 'MH', 'QS', 'RS', 'SUPPAE', 'SV', 'VS']

interface DatasetJson {
  readonly name: string
  readonly records: number
  readonly columns: readonly { readonly name: string; readonly label: string }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

let temporary: TemporaryStore
const folder = exportFolderForTest()
const sets = new Map<ExportProfile, ReadonlyMap<string, DatasetJson>>()

beforeAll(async () => {
  temporary = temporaryStore()
  addPlantedChild(temporary, 1)
  addPlantedChild(temporary, 2)
  for (const profile of PROFILES) {
    const { order } = await runExport(temporary, folder.parent, { profile, formats: ['dataset-json'] })
    const files = filesIn(order.target).filter((name) => name.startsWith('dataset-json'))
    const parsed = files.map((name) => JSON.parse(textOfFile(order.target, name)) as DatasetJson)
    sets.set(profile, new Map(parsed.map((set) => [set.name, set])))
  }
})
afterAll(() => {
  temporary.remove()
  folder.remove()
})

function records(profile: ExportProfile, domain: string): readonly Record<string, string | number | null>[] {
  const set = sets.get(profile)?.get(domain)
  return (set?.rows ?? []).map((row) =>
    Object.fromEntries(set?.columns.map(({ name }, index) => [name, row[index] ?? null]) ?? []),
  )
}

describe('Dataset-JSON 1.1', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../testing/dataset-json-1.1/dataset.schema.json', import.meta.url), 'utf8'),
  ) as Record<string, unknown>

  test.each(PROFILES)('every dataset of %s is valid against the schema and counts its rows', (profile) => {
    const ajv = new Ajv2019({ strict: false, allErrors: true })
    // The schema names a version of its own that no validator knows.
    const { version: _version, ...known } = schema
    const validate = ajv.compile(known)
    expect([...(sets.get(profile)?.keys() ?? [])].toSorted()).toEqual(DOMAINS)
    for (const set of sets.get(profile)?.values() ?? []) {
      expect(validate(set), `${set.name}: ${ajv.errorsText(validate.errors)}`).toBe(true)
      expect(set.records).toBe(set.rows.length)
      for (const row of set.rows) expect(row).toHaveLength(set.columns.length)
      for (const { name, label } of set.columns) {
        expect(name.length).toBeLessThanOrEqual(8)
        expect(label.length).toBeLessThanOrEqual(40)
      }
    }
  })

  test('the schema finds a dataset without its count', () => {
    const { version: _version, ...known } = schema
    const { records: _records, ...without } = sets.get('safe-harbor')?.get('DM') ?? { records: 0 }
    expect(new Ajv2019({ strict: false }).compile(known)(without)).toBe(false)
  })

  test('every dataset but SUPPAE holds a record of each child', () => {
    for (const domain of DOMAINS) expect(new Set(records('full', domain).map((r) => r['USUBJID'])).size).toBe(2)
  })

  test('safe harbor has study days and no date variable', () => {
    for (const set of sets.get('safe-harbor')?.values() ?? [])
      expect(set.columns.filter(({ name }) => name.endsWith('DTC'))).toEqual([])
    expect(records('safe-harbor', 'EX')[0]).toMatchObject({ EXROUTE: 'INTRATHECAL', EXSTDY: 1 })
    expect(records('safe-harbor', 'AE')[0]).toMatchObject({ AESTDY: -5, AETERM: 'Nausea' })
  })

  test('study days are the same whether the calendar is kept, moved or hidden', () => {
    const days = (profile: ExportProfile) => records(profile, 'VS').map((record) => record['VSDY'])
    expect(new Set(days('limited-dataset')).size).toBeGreaterThan(0)
    for (const profile of PROFILES) expect(days(profile)).toEqual(days('limited-dataset'))
  })

  test('the scales stand under their own test codes, each at most eight characters', () => {
    const codes = (domain: string) => new Set(records('safe-harbor', domain).map((r) => String(r[`${domain}TESTCD`])))
    expect(codes('FT').has('GMFM8801') && codes('FT').has('GMFM8888') && codes('FT').has('GMFM88T')).toBe(true)
    expect(codes('FT').has('BBS0101') && codes('FT').has('BBS0115')).toBe(true)
    expect(codes('QS').has('FIM0101') && codes('QS').has('FIM0121')).toBe(true)
    expect(codes('RS').has('MAS0101') && codes('RS').has('GMFCS01')).toBe(true)
    for (const domain of ['FT', 'QS', 'RS', 'VS', 'LB'])
      for (const code of codes(domain)) expect(code).toMatch(/^[A-Z][A-Z0-9]{0,7}$/)
  })

  test('a site of spasticity has its muscle and side, an item not tested its reason', () => {
    expect(records('safe-harbor', 'RS')).toContainEqual(
      expect.objectContaining({ RSLOC: 'HIP FLEXOR MUSCLES', RSLAT: 'RIGHT' }),
    )
    expect(records('safe-harbor', 'FT')).toContainEqual(
      expect.objectContaining({ FTTESTCD: 'GMFM8802', FTSTAT: 'NOT DONE', FTREASND: 'Refused', FTORRES: '' }),
    )
  })

  test('typed words stand in the full export and their codes elsewhere', () => {
    expect(String(records('full', 'CM')[0]?.['CMTRT'])).toContain('Karimzadeh')
    expect(records('limited-dataset', 'CM')[0]).toMatchObject({ CMTRT: 'Antispastic' })
  })
})
