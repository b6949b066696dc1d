import type { CodeListEntry } from '../../../shared/form/definition.ts'
import { place, type Table } from '../table.ts'

const NAMES = [
  'FILE',
  'COLUMN',
  'FORM',
  'GROUP',
  'LABEL',
  'TYPE',
  'UNIT',
  'CODES',
  'RANGE',
  'MISSING_CODES',
  'DISCLOSURE_CLASS',
  'CHANGED',
  'RULE',
  'SOURCE',
]

/** The data dictionary: every column of every file, so that nobody has to guess (deidentification rule 15). */
export const dictionaryTable: Table = { name: 'dictionary', columns: NAMES.map((name) => place(name, name)) }

const codes = (entries: readonly CodeListEntry[]) =>
  entries.map((entry) => `${entry.code}=${entry.label.en}`).join(' | ')

/** The dictionary's rows for the given tables, in their order. `ending` is that of their files. */
export function dictionaryRows(tables: readonly Table[], ending = '.csv'): string[][] {
  return tables.flatMap((table) =>
    table.columns.map((column) => [
      `${table.name}${ending}`,
      column.name,
      column.item?.form ?? '',
      column.item?.group ?? '',
      column.label,
      column.kind,
      column.unit,
      codes(column.codes),
      column.range,
      codes(column.missing),
      column.disclosure,
      column.how,
      column.rule,
      column.source,
    ]),
  )
}
