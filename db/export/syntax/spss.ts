import type { CsvStyle } from '../csv/csv.ts'
import type { Column, Table } from '../table.ts'
import { atMost, bytesFor, dataName, labelledCodes, oneLine, readingOf } from './columnLabels.ts'

const text = (words: string) => `'${oneLine(words, "'")}'`
/** A label has at most 255 bytes for a variable and 120 for a value; a letter may take two. */
const VARIABLE_LABEL = 120
const VALUE_LABEL = 58

/** SPSS syntax: each table with variable and value labels, saved as a .sav beside it. Run it in the folder of the export. */
export function spssSyntax(tables: readonly Table[], style: CsvStyle): string {
  const lines = [
    '* Reads the CSV files of this export with labels and saves each as a .sav file beside it.',
    '* Run it in the folder of the export: CD "the folder". A missing code in a column of numbers or days becomes missing;',
    '* which code it was stands in long.csv, column MISSING.',
    `SET DECIMAL=${style.decimalMark === ',' ? 'COMMA' : 'DOT'}.`,
    ...tables.flatMap((table) => linesOf(table, style)),
  ]
  return `${lines.join('\n')}\n`
}

function linesOf(table: Table, { delimiter }: CsvStyle): readonly string[] {
  const { columns } = table
  const moments = columns.filter((column) => readingOf(column) === 'dateTime')
  return [
    '',
    `GET DATA /TYPE=TXT /FILE=${text(`${table.name}.csv`)} /ENCODING='UTF8'`,
    `  /DELIMITERS="${delimiter === '\t' ? '\\t' : delimiter}" /QUALIFIER='"' /ARRANGEMENT=DELIMITED /FIRSTCASE=2`,
    '  /VARIABLES=',
    ...columns.map((column, index) => `    ${readAs(column, index)}${index === columns.length - 1 ? '.' : ''}`),
    ...moments.flatMap((column) => momentLines(column, columns.indexOf(column))),
    ...list('VARIABLE LABELS', columns, (column) => [
      `${column.name} ${text(atMost(oneLine(column.label, "'"), VARIABLE_LABEL))}`,
    ]),
    ...list('VALUE LABELS', columns.filter(hasLabels), (column) => [column.name, ...valueLabels(column)]),
    ...columns.flatMap(missingLines),
    `DATASET NAME ${dataName(table)}.`,
    `SAVE OUTFILE=${text(`${dataName(table)}.sav`)} /KEEP=`,
    ...columns.map(({ name }, index) => `    ${name}${index === columns.length - 1 ? '.' : ''}`),
  ]
}

/** A command whose parts stand apart with slashes, a line for each, as a line has to stay short. */
function list(
  command: string,
  columns: readonly Column[],
  partsOf: (column: Column) => readonly string[],
): readonly string[] {
  const lines = columns.flatMap((column, index) =>
    partsOf(column).map((part, at) => (at === 0 && index > 0 ? `  /${part}` : `   ${part}`)),
  )
  return lines.length === 0 ? [] : [command, ...lines.slice(0, -1), `${lines.at(-1)}.`]
}

function readAs(column: Column, index: number): string {
  switch (readingOf(column)) {
    case 'number':
      return `${column.name} ${column.kind === 'decimal' ? 'F16.4' : 'F10.0'}`
    case 'numberedCode':
      return `${column.name} F8.0`
    case 'date':
      return `${column.name} SDATE10`
    case 'dateTime':
      return `${momentText(index)} A${bytesFor(column)}`
    case 'code':
    case 'text':
      return `${column.name} A${bytesFor(column)}`
  }
}

const momentText = (index: number) => `tb_moment${index}`

/** No format reads a day with T and a time after it, so both are read as text and put together. */
function momentLines({ name }: Column, index: number): readonly string[] {
  const source = momentText(index)
  return [
    `COMPUTE ${name}=NUMBER(SUBSTR(${source},1,10),SDATE10)+NUMBER(SUBSTR(${source},12,5),TIME5).`,
    `FORMATS ${name} (DATETIME17).`,
  ]
}

function hasLabels(column: Column): boolean {
  return labelledCodes(column).length > 0 || missingWords(column).length > 0
}

/** Missing codes that can stand in the column as they are: words beside words. */
function missingWords(column: Column) {
  return readingOf(column) === 'code' ? column.missing : []
}

function valueLabels(column: Column): readonly string[] {
  const asNumber = readingOf(column) === 'numberedCode'
  return [...labelledCodes(column), ...missingWords(column)].map(
    ({ code, label }) => `${asNumber ? code : text(code)} ${text(atMost(oneLine(label.en, "'"), VALUE_LABEL))}`,
  )
}

/** SPSS takes up to three missing values, of at most eight characters. */
function missingLines(column: Column): readonly string[] {
  const codes = missingWords(column).map(({ code }) => code)
  const fits = codes.length > 0 && codes.length <= 3 && codes.every((code) => code.length <= 8)
  return fits ? [`MISSING VALUES ${column.name} (${codes.map(text).join(' ')}).`] : []
}
