import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '../../store/store.ts'
import { temporaryStore, type TemporaryStore } from '../../store/temporaryStore.ts'
import { FileSet } from '../fileSet.ts'
import { Release } from '../release.ts'
import { sqlSource } from '../sqlSource.ts'
import { addPlantedChild } from '../testing/plantedStore.ts'
import { exportFolderForTest, runExport } from '../testing/runExport.ts'
import { unzip } from '../testing/unzip.ts'
import { xlsxWriter } from './writeXlsx.ts'

let temporary: TemporaryStore
let parts: ReadonlyMap<string, string>
const folder = exportFolderForTest()

beforeAll(async () => {
  temporary = temporaryStore()
  addPlantedChild(temporary, 1)
  addPlantedChild(temporary, 2)
  const { order } = await runExport(temporary, folder.parent, { formats: ['xlsx'] })
  parts = unzip(readFileSync(join(order.target, 'workbook.xlsx')))
})
afterAll(() => {
  temporary.remove()
  folder.remove()
})

const sheetNames = () =>
  [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((match) => match[1])

describe('the workbook', () => {
  test('has a sheet for every form and repeating group, the dictionary and the code lists', () => {
    expect(sheetNames()).toEqual(
      expect.arrayContaining(['subjects', 'GMFM88', 'GMFM88_GMFM_AIDS', 'VITALS_VITALS', 'dictionary', 'code lists']),
    )
    expect(new Set(sheetNames()).size).toBe(sheetNames().length)
    for (const name of sheetNames()) expect(name?.length).toBeLessThanOrEqual(31)
  })

  test('keeps scores as numbers and missing codes as text', () => {
    const index = sheetNames().indexOf('GMFM88') + 1
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false })
    const sheet = parser.parse(parts.get(`xl/worksheets/sheet${index}.xml`) ?? '') as {
      worksheet: { sheetData: { row: { c: { '@t'?: string; v: string }[] }[] } }
    }
    const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((m) => m[1])
    const [head = { c: [] }, first = { c: [] }] = sheet.worksheet.sheetData.row
    expect(head.c.map((cell) => strings[Number(cell.v)])).toContain('GMFM01')
    expect(first.c.some((cell) => cell['@t'] === undefined && cell.v === '0')).toBe(true)
    expect(first.c.some((cell) => cell['@t'] === 's' && strings[Number(cell.v)] === 'NT')).toBe(true)
  })

  test('keeps days as days, and the first row and the names of the children in sight', async () => {
    const parent = exportFolderForTest()
    try {
      const { order } = await runExport(temporary, parent.parent, { formats: ['xlsx'], profile: 'date-shifted' })
      const shifted = unzip(readFileSync(join(order.target, 'workbook.xlsx')))
      const index = sheetNames().indexOf('GMFM88') + 1
      const sheet = shifted.get(`xl/worksheets/sheet${index}.xml`) ?? ''
      expect(sheet).toContain('<pane ySplit="1" xSplit="1"')
      const styles = shifted.get('xl/styles.xml') ?? ''
      expect(styles).toContain('formatCode="yyyy-mm-dd"')
      // A serial number of days since 1900 with a style of its own; no text.
      expect(sheet).toMatch(/<c r="[A-Z]+2" s="\d+"><v>[34]\d{4}<\/v><\/c>/)
    } finally {
      parent.remove()
    }
  })

  test('refuses more values than memory should hold, with words that say what to do', () => {
    const { folder: store, dataKey } = temporary
    const reader = openReader(store, dataKey)
    const files = new FileSet(join(folder.parent, 'too-large'))
    try {
      const source = sqlSource(reader, { installation: '', synthetic: false, head: '', lastSequence: 0 })
      const release = new Release(
        source,
        new Map(),
        { everywhere: [], datesOf: new Map() },
        { profile: 'full', smallCells: 'report', k: 5 },
      )
      const writer = xlsxWriter(release, files, 50)
      expect(() => {
        for (const { forms } of release.children()) for (const form of forms) writer.form?.(form)
      }).toThrow(/Choose CSV/)
    } finally {
      files.abandon()
      reader.close()
    }
    expect(existsSync(join(folder.parent, 'too-large'))).toBe(false)
    expect(readdirSync(folder.parent).filter((name) => name.includes('too-large'))).toEqual([])
  })
})
