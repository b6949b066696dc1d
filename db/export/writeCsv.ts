import { BYTE_ORDER_MARK, csvLines, withDecimalMark, type CsvStyle } from './csv.ts'
import { dictionaryRows, dictionaryTable } from './dictionary.ts'
import type { FileSet } from './fileSet.ts'
import { longRows, longTable } from './long.ts'
import type { Release } from './release.ts'
import { subjectsTable } from './subjects.ts'
import type { Column, Table } from './table.ts'
import { wideRows, wideTables } from './wide.ts'

/** Writes the CSV files of a release: subjects, long, wide per form, dictionary. Streams child by child. */
export function writeCsv(
  release: Release,
  files: FileSet,
  style: CsvStyle,
  childDone: (children: number) => void = () => {},
): void {
  const wide = wideTables(release.definitions, release.dates(null))
  const tables: readonly Table[] = [subjectsTable, longTable, ...wide]
  for (const table of [...tables, dictionaryTable]) header(table, files, style)

  files.append(dictionaryTable.file, csvLines(dictionaryRows(tables), style))
  for (const line of release.subjectLines()) write(subjectsTable, [line.cells], line.subjectId, release, files, style)
  let children = 0
  let last = ''
  for (const { subject, pseudonym, form, definition, context } of release.forms()) {
    if (subject.id !== last) childDone(children++)
    last = subject.id
    write(longTable, longRows(pseudonym, form, definition, context), subject.id, release, files, style)
    for (const table of wide)
      if (table.form === form.form)
        write(table, wideRows(table, pseudonym, form, definition, context), subject.id, release, files, style)
  }
}

function header(table: Table, files: FileSet, style: CsvStyle): void {
  const names = csvLines([table.columns.map((column) => column.name)], style)
  files.append(table.file, `${style.byteOrderMark ? BYTE_ORDER_MARK : ''}${names}`)
}

function write(
  table: Table,
  rows: readonly (readonly string[])[],
  subjectId: string,
  release: Release,
  files: FileSet,
  style: CsvStyle,
): void {
  if (rows.length === 0) return
  for (const row of rows) for (const cell of row) release.scan(cell, subjectId, table.file)
  const decimal = (column: Column | undefined, cell: string) =>
    column?.decimal || table === longTable ? withDecimalMark(cell, style.decimalMark) : cell
  const cells = style.decimalMark === '.' ? rows : rows.map((row) => row.map((c, i) => decimal(table.columns[i], c)))
  files.append(table.file, csvLines(cells, style), rows.length)
}
