import type { CsvStyle } from '../csv/csv.ts'
import type { Column, Table } from '../table.ts'
import { atMost, bytesFor, dataName, labelledCodes, oneLine, readingOf } from './columnLabels.ts'

const text = (words: string) => `'${oneLine(words, "'")}'`
/** A label has at most 256 bytes; a letter may take two. Longer strings fill the log with warnings. */
const LABEL = 120

/** A SAS program: formats from the code lists, then one data step per table. Run it in the folder of the export. */
export function sasSyntax(tables: readonly Table[], style: CsvStyle): string {
  const formats = tables.flatMap((table, at) =>
    table.columns.flatMap((column, index) => formatLines(column, formatOf(column, at, index))),
  )
  const lines = [
    '/* Reads the CSV files of this export with labels. Run it in the folder of the export, in a session with UTF-8.',
    '   A missing code in a column of numbers or days becomes missing; which code it was stands in long.csv, column MISSING. */',
    ...(formats.length > 0 ? ['proc format;', ...formats, 'run;'] : []),
    ...tables.flatMap((table, at) => stepLines(table, at, style)),
  ]
  return `${lines.join('\n')}\n`
}

function formatLines(column: Column, name: string): readonly string[] {
  if (name === '') return []
  const numbered = readingOf(column) === 'numberedCode'
  const entries = numbered ? labelledCodes(column) : [...labelledCodes(column), ...column.missing]
  return [
    `  value ${name}`,
    ...entries.map(
      ({ code, label }) => `    ${numbered ? code : text(code)}=${text(atMost(oneLine(label.en, "'"), LABEL))}`,
    ),
    '  ;',
  ]
}

function stepLines(table: Table, at: number, { delimiter, decimalMark }: CsvStyle): readonly string[] {
  const { columns } = table
  const separator = delimiter === '\t' ? `'09'x` : `'${delimiter}'`
  const moments = columns.filter((column) => readingOf(column) === 'dateTime')
  const momentText = (column: Column) => `_moment${columns.indexOf(column)}`
  return [
    '',
    `data ${dataName(table).slice(0, 32)};`,
    `  infile ${text(`${table.name}.csv`)} dlm=${separator} dsd truncover firstobs=2 lrecl=1000000 encoding='utf-8';`,
    '  length',
    ...columns.map((column) => `    ${column.name} ${isText(column) ? `$${bytesFor(column)}` : '8'}`),
    ...moments.map((column) => `    ${momentText(column)} $${bytesFor(column)}`),
    '  ;',
    '  input',
    ...columns.map((column) => `    ${readAs(column, momentText(column), decimalMark)}`),
    '  ;',
    ...moments.map((column) => momentLine(column, momentText(column))),
    ...columns.flatMap((column, index) => formatStatement(column, formatOf(column, at, index))),
    ...columns.map(({ name, label }) => `  label ${name}=${text(atMost(oneLine(label, "'"), LABEL))};`),
    ...(moments.length > 0 ? [`  drop ${moments.map(momentText).join(' ')};`] : []),
    'run;',
  ]
}

function isText(column: Column): boolean {
  return ['text', 'code'].includes(readingOf(column))
}

/** ?? keeps a missing code in a column of numbers or days from filling the log. */
function readAs(column: Column, momentText: string, decimalMark: string): string {
  switch (readingOf(column)) {
    case 'number':
      return `${column.name} ?? :${decimalMark === ',' ? 'commax32.' : 'best32.'}`
    case 'numberedCode':
      return `${column.name} ?? :best32.`
    case 'date':
      return `${column.name} ?? :yymmdd10.`
    case 'dateTime':
      return `${momentText} :$${bytesFor(column)}.`
    case 'code':
    case 'text':
      return `${column.name} :$${bytesFor(column)}.`
  }
}

/** No informat is sure to read a day with T and hours and minutes, so its parts are read one by one. */
function momentLine({ name }: Column, source: string): string {
  const part = (from: number, length: number, informat: string) =>
    `input(substr(${source},${from},${length}), ?? ${informat})`
  return `  ${name}=dhms(${part(1, 10, 'yymmdd10.')}, ${part(12, 2, '2.')}, ${part(15, 2, '2.')}, 0);`
}

function formatStatement(column: Column, format: string): readonly string[] {
  if (format !== '') return [`  format ${column.name} ${format}.;`]
  if (readingOf(column) === 'date') return [`  format ${column.name} yymmdd10.;`]
  return readingOf(column) === 'dateTime' ? [`  format ${column.name} e8601dt19.;`] : []
}

/** The name of a column's format, empty when it has no codes. It ends in a letter; one of text begins with a dollar. */
function formatOf(column: Column, table: number, index: number): string {
  const reading = readingOf(column)
  if (reading === 'numberedCode') return `t${table}c${index}f`
  return reading === 'code' ? `$t${table}c${index}f` : ''
}
