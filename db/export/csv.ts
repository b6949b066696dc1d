import { stringify } from 'csv-stringify/sync'

export interface CsvStyle {
  readonly delimiter: ',' | ';' | '\t'
  readonly decimalMark: '.' | ','
  readonly byteOrderMark: boolean
}

const NUMBER = /^-?\d+(?:\.\d+)?$/
const DANGEROUS = /^[=+\-@\t\r]/

/**
 * A cell that no spreadsheet runs (deidentification rule 15): text with a dangerous first character gets an apostrophe
 * before it; numbers, negative ones too, stay numbers.
 */
export function safeCell(cell: string): string {
  return DANGEROUS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

/** A number with the decimal mark that the reader's country uses; anything else unchanged. */
export function withDecimalMark(cell: string, mark: '.' | ','): string {
  return mark === ',' && NUMBER.test(cell) ? cell.replace('.', ',') : cell
}

/** Lines of CSV, UTF-8, CRLF (RFC 4180), each cell made safe. */
export function csvLines(rows: readonly (readonly string[])[], style: CsvStyle): string {
  return stringify(
    rows.map((row) => row.map(safeCell)),
    { delimiter: style.delimiter, record_delimiter: 'windows' },
  )
}

export const BYTE_ORDER_MARK = '\ufeff'
