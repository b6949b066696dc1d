import type { CsvStyle } from '../csv/csv.ts'
import type { Table } from '../table.ts'
import { isNumeric, labelledCodes, oneLine } from './columnLabels.ts'

const text = (words: string) => `'${oneLine(words, "'")}'`

/** A SAS program: formats from the code lists, then one data step per table. Run it in the folder of the export. */
export function sasSyntax(tables: readonly Table[], { delimiter, decimalMark, byteOrderMark }: CsvStyle): string {
  const separator = delimiter === '\t' ? `'09'x` : `'${delimiter}'`
  const number = decimalMark === ',' ? 'commax32.' : 'best32.'
  const coded = tables.flatMap((table, tableIndex) =>
    table.columns.flatMap((column, index) =>
      labelledCodes(column).length > 0 ? [{ column, format: formatName(tableIndex, index) }] : [],
    ),
  )
  const formats = coded.map(
    ({ column, format }) =>
      `  value ${format} ${labelledCodes(column)
        .map(({ code, label }) => `${text(code)}=${text(label.en)}`)
        .join(' ')};`,
  )
  const steps = tables.flatMap((table, tableIndex) => [
    '',
    `data ${memberName(table)};`,
    `  infile ${text(`${table.name}.csv`)} dlm=${separator} dsd truncover firstobs=2 lrecl=1000000 encoding='utf-8'${byteOrderMark ? ' bom' : ''};`,
    `  length ${table.columns.map((column) => `${column.name} ${isNumeric(column) ? '8' : '$400'}`).join(' ')};`,
    // ?? keeps a missing code in a column of numbers from filling the log.
    `  input ${table.columns.map((column) => `${column.name} ${isNumeric(column) ? `?? :${number}` : ':$400.'}`).join(' ')};`,
    ...table.columns.map((column) => `  label ${column.name}=${text(column.label)};`),
    ...table.columns.flatMap((column, index) =>
      labelledCodes(column).length > 0 ? [`  format ${column.name} ${formatName(tableIndex, index)}.;`] : [],
    ),
    'run;',
  ])
  return `${['/* Reads the CSV files of this export with labels. */', 'proc format;', ...formats, 'run;', ...steps].join('\n')}\n`
}

/** A format of characters ends in a letter. */
function formatName(table: number, column: number): string {
  return `$t${table}c${column}f`
}

/** A data set has at most 32 characters. */
function memberName({ name }: Table): string {
  return name.replace(/^wide\//, '').slice(0, 32)
}
