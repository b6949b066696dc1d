import type { FileSet } from '../fileSet.ts'
import type { Release } from '../release.ts'
import type { FormatWriter, ReleasedChild } from '../released.ts'
import { subjectCells, subjectsTable } from '../subjects.ts'
import { syntaxFiles } from '../syntax/syntaxFiles.ts'
import type { Table } from '../table.ts'
import { WideLayout, type WideRow } from '../wide.ts'
import { BYTE_ORDER_MARK, csvCell, csvLines, withDecimalMark, type CsvStyle } from './csv.ts'
import { dictionaryRows, dictionaryTable } from './dictionary.ts'
import { LongRows, longTable } from './long.ts'

/** The CSV files of a release: subjects, long, wide per form, dictionary, and the scripts that read them with labels. */
export function csvWriter(release: Release, files: FileSet, style: CsvStyle): FormatWriter {
  const layout = new WideLayout(release)
  const long = longTable(release)
  const subjects = subjectsTable(release.policy)
  const longRows = new LongRows(release, style)
  const tables: readonly Table[] = [subjects, long, ...layout.tables]
  for (const table of [...tables, dictionaryTable]) {
    const names = csvLines([table.columns.map((column) => column.name)], style)
    files.append(fileOf(table), `${style.byteOrderMark ? BYTE_ORDER_MARK : ''}${names}`)
  }
  const dictionary = dictionaryRows(tables)
  files.append(fileOf(dictionaryTable), csvLines(dictionary, style), dictionary.length)
  for (const { name, text } of syntaxFiles(tables, style)) files.append(name, text)
  return {
    child: (child: ReleasedChild) => files.append(fileOf(subjects), csvLines([subjectCells(child)], style), 1),
    form(form) {
      files.append(fileOf(long), longRows.textOf(form), form.values.length)
      for (const row of layout.rowsOf(form)) files.append(fileOf(row.table), wideLine(row, style), 1)
    },
  }
}

function fileOf(table: Table): string {
  return `${table.name}.csv`
}

function wideLine({ table, cells }: WideRow, style: CsvStyle): string {
  const shown = cells.map((cell, index) => {
    if (cell === '') return ''
    const decimal = style.decimalMark !== '.' && table.columns[index]?.kind === 'decimal'
    return csvCell(decimal ? withDecimalMark(cell, style.decimalMark) : cell, style)
  })
  return `${shown.join(style.delimiter)}\r\n`
}
