import { describe, expect, test } from 'vitest'
import type { ScoreItem, TextItem } from '../../../shared/form/definition.ts'
import type { CsvStyle } from '../csv/csv.ts'
import { place, type Column, type Table } from '../table.ts'
import { bytesFor, readingOf } from './columnLabels.ts'
import { syntaxFiles } from './syntaxFiles.ts'

const style: CsvStyle = { delimiter: ';', decimalMark: ',', byteOrderMark: true }
const both = (words: string) => ({ en: words, fa: words })
const head = { ...place('GMFM01', `Supine: "head" isn't turned\nfar past 45°`, 'code') } satisfies Column
const base = { oid: 'GMFM01', label: both('x'), disclosure: 'measurement', source: 'paper', required: true } as const
const score: Column = {
  ...head,
  item: {
    form: 'GMFM88',
    group: 'A',
    definition: {
      ...base,
      type: 'score',
      instrument: 'gmfm88',
      dimension: 'A',
      number: 1,
      codeList: { oid: 'CL', name: 'GMFM', entries: [] },
    } satisfies ScoreItem,
  },
  codes: [
    { code: '0', label: both('Does not') },
    { code: '1', label: both("Child's own `way` costs $5 & 10% \\ more") },
  ],
  missing: [{ code: 'NT', label: both('Not tested') }],
}
const grade: Column = {
  ...place('ELBOW', 'Elbow', 'code'),
  codes: [
    { code: '1', label: both('Slight') },
    { code: '1+', label: both('Slight') },
  ],
  missing: [{ code: 'NT', label: both('Not tested') }],
}
const weight: Column = {
  ...place('WEIGHT', 'W'.repeat(300), 'decimal'),
  missing: [{ code: 'UNK', label: both('Unknown') }],
}
const story: Column = {
  ...place('STORY', 'What happened'),
  item: { form: 'AE', group: 'A', definition: { ...base, type: 'text', maxLength: 8000 } satisfies TextItem },
}
const table: Table = {
  name: 'wide/GMFM88',
  columns: [
    place('PSEUDONYM', 'Name'),
    score,
    grade,
    weight,
    place('SEEN', 'Seen', 'date'),
    place('GIVEN', 'Given', 'dateTime'),
    story,
  ],
}
const filesOf = (of: CsvStyle) => new Map(syntaxFiles([table], of).map((file) => [file.name, file.text]))
const files = filesOf(style)
const linesOf = (name: string) => (files.get(name) ?? '').split('\n')

describe.each(['read.R', 'read.sps', 'read.do', 'read.sas'])('%s', (name) => {
  test('reads the file with every column, label and code', () => {
    const text = files.get(name) ?? ''
    for (const part of ['wide/GMFM88.csv', 'PSEUDONYM', 'GMFM01', 'WEIGHT', 'Does not', '1+', 'SEEN', 'GIVEN'])
      expect(text).toContain(part)
    expect(text).not.toContain('turned\nfar')
  })

  test('has no line that a program would cut', () => {
    for (const line of linesOf(name)) expect(line.length).toBeLessThanOrEqual(name === 'read.R' ? 1000 : 250)
  })
})

describe('quotes in labels never end a string early', () => {
  test('in R, which also gets plain letters only', () => {
    for (const line of linesOf('read.R').filter((each) => !each.includes('quote =')))
      expect((line.replaceAll('\\\\', '').replaceAll('\\"', '').match(/"/g) ?? []).length % 2).toBe(0)
    expect(files.get('read.R')).toContain('45\\U000000b0')
    expect(files.get('read.R')).toMatch(/^[\n -~]*$/)
  })

  test('in SPSS and SAS, whose single quotes also keep macros asleep', () => {
    for (const name of ['read.sps', 'read.sas'])
      for (const line of linesOf(name).filter((each) => !each.includes('/DELIMITERS') && !each.startsWith('*')))
        expect((line.match(/'/g) ?? []).length % 2).toBe(0)
    expect(files.get('read.sas')).toContain(`'Child"s own \`way\` costs $5 & 10% \\ more'`)
  })

  test('in Stata, where neither a dollar, a left quote nor a backslash is left to begin a macro', () => {
    expect(files.get('read.do')).toContain(`"Child's own 'way' costs 5 & 10% / more"`)
    for (const line of linesOf('read.do').filter((each) => each.startsWith('label ')))
      expect((line.match(/"/g) ?? []).length % 2).toBe(0)
  })
})

test('the decimal comma and the separator of the files are told to each program', () => {
  expect(files.get('read.R')).toContain('sep = ";"')
  expect(files.get('read.R')).toContain('sub(",", ".", x, fixed = TRUE)')
  expect(files.get('read.sps')).toContain('SET DECIMAL=COMMA.')
  expect(files.get('read.do')).toContain('real(subinstr(WEIGHT, ",", ".", 1))')
  expect(files.get('read.sas')).toContain('WEIGHT ?? :commax32.')
  const tabs = filesOf({ delimiter: '\t', decimalMark: '.', byteOrderMark: false })
  expect(tabs.get('read.R')).toContain('sep = "\\t"')
  expect(tabs.get('read.sps')).toContain('/DELIMITERS="\\t"')
  expect(tabs.get('read.do')).toContain('delimiters("\\t")')
  expect(tabs.get('read.sas')).toContain("dlm='09'x")
})

test('a score can be counted with everywhere, and a code that is no number stays a word', () => {
  expect([score, grade, weight].map(readingOf)).toEqual(['numberedCode', 'code', 'number'])
  expect(files.get('read.R')).toContain('gmfm88[["GMFM01"]] <- as_score(')
  expect(files.get('read.R')).toContain('gmfm88[["ELBOW"]] <- as_coded(')
  expect(files.get('read.sps')).toContain('    GMFM01 F8.0')
  expect(files.get('read.sps')).toContain("MISSING VALUES ELBOW ('NT').")
  expect(files.get('read.do')).toContain('label define GMFM01 .a "NT Not tested", add')
  expect(files.get('read.do')).toContain('replace tb_made = .a if WEIGHT == "UNK"')
  expect(files.get('read.sas')).toContain('  format GMFM01 t0c1f.;')
  expect(files.get('read.sas')).toContain('  format ELBOW $t0c2f.;')
})

test('labels are cut to what a program takes, and the longest text of a form has room', () => {
  expect(linesOf('read.do').find((line) => line.startsWith('label variable WEIGHT'))).toBe(
    `label variable WEIGHT "${'W'.repeat(80)}"`,
  )
  expect(bytesFor(story)).toBe(24_000)
  expect(files.get('read.sps')).toContain('STORY A24000')
  expect(files.get('read.sas')).toContain('STORY :$24000.')
})

test('days and moments become days and moments', () => {
  expect(files.get('read.R')).toContain('gmfm88[["SEEN"]] <- as_day(')
  expect(files.get('read.R')).toContain('gmfm88[["GIVEN"]] <- as_moment(')
  expect(files.get('read.sps')).toContain('    SEEN SDATE10')
  expect(files.get('read.do')).toContain('clock(subinstr(GIVEN, "T", " ", 1), "YMDhm")')
  expect(files.get('read.sas')).toContain('SEEN ?? :yymmdd10.')
})
