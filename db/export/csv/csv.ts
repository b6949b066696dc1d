import { stringify } from 'csv-stringify/sync'

export interface CsvStyle {
  readonly delimiter: ',' | ';' | '\t'
  readonly decimalMark: '.' | ','
  readonly byteOrderMark: boolean
}

const NUMBER = /^-?\d+(?:\.\d+)?$/
/** What a spreadsheet runs, and what already looks as if it had been marked, so that taking the mark off gives back what was there. */
const DANGEROUS = /^'*[=+\-@\t\r]/
/** A reader may take any of these for the end of a line. */
const LINE_END = /[\r\n]/
/** Cells that need no quotes under any delimiter and cannot run in a spreadsheet: most of a study. */
const PLAIN = /^(?:[A-Za-z0-9_.][A-Za-z0-9_.:/-]*)?$/

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

/** A cell as it stands in a file of this style: made safe, and quoted where it must be. */
export function csvCell(cell: string, style: Pick<CsvStyle, 'delimiter'>): string {
  if (PLAIN.test(cell) || NUMBER.test(cell)) return cell
  return stringify([[safeCell(cell)]], {
    delimiter: style.delimiter,
    quoted_match: LINE_END,
    eof: false,
  })
}

/** Lines of CSV, UTF-8, CRLF (RFC 4180), each cell made safe. */
export function csvLines(rows: readonly (readonly string[])[], style: Pick<CsvStyle, 'delimiter'>): string {
  return rows.map((row) => `${row.map((cell) => csvCell(cell, style)).join(style.delimiter)}\r\n`).join('')
}

export const BYTE_ORDER_MARK = '\ufeff'
