import { parse } from 'csv-parse/sync'
import type { CsvMapping } from '../../../shared/import/mapping.ts'
import type { Proposal } from '../model.ts'
import { MAX_FORMS, refuseFile } from '../refuseFile.ts'
import { isLong, readLong } from './readLong.ts'
import { readWide } from './readWide.ts'

/** One line of a CSV file by its column names. */
export interface CsvRow {
  /** As an editor counts lines. */
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

export interface CsvFile {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Lines that have more or fewer cells than the first. */
  readonly uneven: readonly { readonly line: number; readonly cells: number }[]
}

/**
 * What a CSV file proposes: one form with a mapping of its columns, or the long table that this product writes, which needs none.
 * Throws a Refusal for text that is no CSV and for a file that has not the columns it needs.
 */
export function readCsv(text: string, mapping: CsvMapping | null): Proposal {
  const file = parseCsv(text)
  if (isLong(file.columns)) return readLong(file)
  if (mapping === null) throw refuseFile('Say which form the rows are of and what its columns are.')
  return readWide(file, mapping)
}

/** The lines of a CSV file; what stands between the columns is found in its first line. Throws a Refusal. */
export function parseCsv(text: string): CsvFile {
  const delimiter = delimiterOf(text)
  const records = recordsOf(text, delimiter)
  const [head, ...rest] = records
  const columns = (head?.record ?? []).map((name) => name.trim())
  if (columns.length < 2) throw refuseFile('The file has no table: its first line has to name the columns.')
  const named = columns.filter((name) => name !== '')
  if (new Set(named).size !== named.length) throw refuseFile('Two columns of the file have the same name.')
  if (rest.length > MAX_FORMS * 20) throw refuseFile('The file has too many rows.')
  return {
    columns,
    rows: rest
      .filter(({ record }) => record.length === columns.length)
      .map(({ line, record }) => ({
        line,
        cells: new Map(columns.flatMap((name, index) => (name === '' ? [] : [[name, record[index] ?? ''] as const]))),
      })),
    uneven: rest
      .filter(({ record }) => record.length !== columns.length)
      .map(({ line, record }) => ({ line, cells: record.length })),
  }
}

interface CsvRecord {
  readonly line: number
  readonly record: readonly string[]
}

function recordsOf(text: string, delimiter: string): readonly CsvRecord[] {
  try {
    const parsed: unknown = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 4_000_000,
    })
    return (parsed as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      record,
    }))
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    throw refuseFile(
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'The file ends inside a quoted cell: it is not whole.'
        : 'The file is not a CSV table.',
    )
  }
}

/** The sign that stands most often between the columns of the first line. */
function delimiterOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}
