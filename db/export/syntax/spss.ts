import type { CsvStyle } from '../csv/csv.ts'
import type { Column, Table } from '../table.ts'
import { isNumeric, labelledCodes, oneLine } from './columnLabels.ts'

const text = (words: string) => `'${oneLine(words, "'")}'`
const WIDTH: Readonly<Partial<Record<Column['kind'], string>>> = {
  code: 'A40',
  time: 'A8',
  date: 'A10',
  dateTime: 'A16',
}

/** SPSS syntax: one data set per table, with variable and value labels. Run it in the folder of the export. */
export function spssSyntax(tables: readonly Table[], { delimiter, decimalMark }: CsvStyle): string {
  const decimal = decimalMark === ',' ? 'COMMA' : 'DOT'
  const parts = tables.flatMap((table) => [
    '',
    `GET DATA /TYPE=TXT /FILE=${text(`${table.name}.csv`)} /ENCODING='UTF8'`,
    `  /DELIMITERS="${delimiter === '\t' ? '\\t' : delimiter}" /QUALIFIER='"' /ARRANGEMENT=DELIMITED /FIRSTCASE=2`,
    `  /VARIABLES=${table.columns.map((column) => `${column.name} ${formatOf(column)}`).join('\n    ')}.`,
    `DATASET NAME ${table.name.replace(/^wide\//, '')}.`,
    `VARIABLE LABELS ${table.columns.map((column) => `${column.name} ${text(column.label.slice(0, 250))}`).join('\n  /')}.`,
    ...valueLabels(table),
  ])
  return `${[`* Reads the CSV files of this export with labels.`, `SET DECIMAL=${decimal}.`, ...parts].join('\n')}\n`
}

function formatOf(column: Column): string {
  return isNumeric(column) ? 'F16.4' : (WIDTH[column.kind] ?? 'A400')
}

function valueLabels(table: Table): readonly string[] {
  const labelled = table.columns.filter((column) => labelledCodes(column).length > 0)
  if (labelled.length === 0) return []
  const lists = labelled.map(
    (column) =>
      `${column.name} ${labelledCodes(column)
        .map(({ code, label }) => `${text(code)} ${text(label.en.slice(0, 110))}`)
        .join(' ')}`,
  )
  return [`VALUE LABELS ${lists.join('\n  /')}.`]
}
