import { place, type Table } from './table.ts'

/** The data dictionary: every column of every file, so that nobody has to guess (deidentification rule 15). */
export const dictionaryTable: Table = {
  file: 'dictionary.csv',
  columns: [
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
  ].map((name) => place(name, name)),
}

/** The dictionary's rows for the given tables, in their order. */
export function dictionaryRows(tables: readonly Table[]): string[][] {
  return tables.flatMap((table) =>
    table.columns.map((column) => [
      table.file,
      column.name,
      column.item?.form ?? '',
      column.item?.group ?? '',
      column.label,
      column.type,
      column.unit,
      column.codes,
      column.range,
      column.missingCodes,
      column.disclosure,
      column.how,
      column.rule,
      column.source,
    ]),
  )
}
