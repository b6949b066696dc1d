import { expect, test } from 'vitest'
import type { CsvStyle } from '../csv/csv.ts'
import { place, type Column, type Table } from '../table.ts'
import { syntaxFiles } from './syntaxFiles.ts'

const style: CsvStyle = { delimiter: ';', decimalMark: ',', byteOrderMark: true }
const score: Column = {
  ...place('GMFM01', `Supine: "head" isn't turned\nfar`, 'code'),
  codes: [
    { code: '0', label: { en: 'Does not', fa: 'Does not' } },
    { code: '1+', label: { en: "Child's own", fa: "Child's own" } },
  ],
  missing: [{ code: 'NT', label: { en: 'Not tested', fa: 'Not tested' } }],
}
const weight: Column = {
  ...place('WEIGHT', 'Weight', 'decimal'),
  missing: [{ code: 'UNK', label: { en: 'Unknown', fa: 'Unknown' } }],
}
const table: Table = { name: 'wide/GMFM88', columns: [place('PSEUDONYM', 'Name'), score, weight] }
const files = new Map(syntaxFiles([table], style).map((file) => [file.name, file.text]))

test.each(['read.R', 'read.sps', 'read.do', 'read.sas'])(
  '%s reads the file with every column, label and code',
  (name) => {
    const text = files.get(name) ?? ''
    for (const part of ['wide/GMFM88.csv', 'PSEUDONYM', 'GMFM01', 'WEIGHT', 'Does not', 'Not tested', '1+', 'NT'])
      expect(text).toContain(part)
    expect(text).not.toContain('turned\nfar')
  },
)

test('quotes in labels never end a string early', () => {
  for (const line of (files.get('read.R') ?? '').split('\n'))
    expect((line.replaceAll('\\"', '').match(/"/g) ?? []).length % 2).toBe(0)
  for (const line of (files.get('read.sps') ?? '').split('\n').filter((each) => !each.includes('/DELIMITERS')))
    expect((line.match(/'/g) ?? []).length % 2).toBe(0)
  for (const line of (files.get('read.sas') ?? '').split('\n')) expect((line.match(/'/g) ?? []).length % 2).toBe(0)
})

test('the decimal comma and the separator of the files are told to each program', () => {
  expect(files.get('read.R')).toContain('sep = ";"')
  expect(files.get('read.sps')).toContain('SET DECIMAL=COMMA.')
  expect(files.get('read.do')).toContain('destring WEIGHT, replace force dpcomma')
  expect(files.get('read.sas')).toContain('WEIGHT ?? :commax32.')
})
