import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node'
import { StoreError } from '../../store/errors.ts'
import { codesOfItem } from '../columns.ts'
import { dictionaryRows, dictionaryTable } from '../csv/dictionary.ts'
import type { FileSet } from '../fileSet.ts'
import type { Release } from '../release.ts'
import type { FormatWriter } from '../released.ts'
import { subjectCells, subjectsTable } from '../subjects.ts'
import { place, type Column, type Table } from '../table.ts'
import { WideLayout } from '../wide.ts'

/**
 * A workbook is made in memory as a whole: no library here writes one as a stream. This many filled cells are some two thousand GMFM-88 forms
 * and stay well below what the memory of a small laptop holds; beyond it CSV is the right format (docs/decisions/0012-export-formats.md).
 */
export const MAX_CELLS = 400_000

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/
const AS_NUMBERS: ReadonlySet<Column['kind']> = new Set(['integer', 'decimal', 'day', 'code'])
const FILE = 'workbook.xlsx'
const codeLists: Table = {
  name: 'code lists',
  columns: [
    place('LIST', 'Code list'),
    place('NAME', 'Its name'),
    place('CODE', 'Code'),
    place('LABEL', 'Meaning'),
    place('FARSI', 'Meaning in Persian'),
  ],
}

/** One workbook: subjects, a sheet per form and per repeating group, the dictionary and the code lists. */
export function xlsxWriter(release: Release, files: FileSet, maxCells = MAX_CELLS): FormatWriter {
  const layout = new WideLayout(release)
  const subjects = subjectsTable(release.policy)
  const sheets = new Map<Table, Row[]>([subjects, ...layout.tables].map((table) => [table, []]))
  let filled = 0
  const add = (table: Table, cells: readonly string[]) => {
    filled += cells.reduce((count, cell) => count + Number(cell !== ''), 0)
    if (filled > maxCells) {
      throw new StoreError(
        'refused',
        'There are too many values for one workbook. Choose CSV in place of XLSX; nothing was written.',
      )
    }
    sheets.get(table)?.push(cells.map((cell, index) => cellOf(cell, table.columns[index])))
  }
  return {
    child: (child) => add(subjects, subjectCells(child)),
    form(form) {
      for (const { table, cells } of layout.rowsOf(form)) add(table, cells)
    },
    async finish() {
      const tables = [subjects, ...layout.tables]
      const text = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((cell) => cell || null))
      const all = [
        ...tables.map((table) => sheetOf(table, sheets.get(table) ?? [])),
        sheetOf(dictionaryTable, text(dictionaryRows(tables, '').map(withSheetName))),
        sheetOf(codeLists, text(codeListRows(release))),
      ]
      files.addBytes(FILE, await writeXlsxFile(all).toBuffer())
    },
  }
}

/** A number as a number, so that a sheet can count with it; all else, codes such as '=1' too, as text that nothing runs. */
function cellOf(cell: string, column: Column | undefined): Row[number] {
  if (cell === '') return null
  return column && AS_NUMBERS.has(column.kind) && NUMBER.test(cell) ? Number(cell) : cell
}

function sheetOf(table: Table, rows: readonly Row[]): Sheet<never> {
  return {
    sheet: sheetName(table.name),
    stickyRowsCount: 1,
    columns: table.columns.map(({ name }) => ({ width: Math.max(8, name.length + 2) })),
    data: [table.columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const })), ...rows],
  }
}

/** Excel takes at most 31 characters and no slash. */
function sheetName(table: string): string {
  return table.replace(/^wide\//, '').slice(0, 31)
}

function withSheetName([file = '', ...rest]: readonly string[]): readonly string[] {
  return [sheetName(file), ...rest]
}

function codeListRows(release: Release): readonly (readonly string[])[] {
  const items = release.definitions.flatMap((form) =>
    [...release.planOf(form).items.values()].filter((plan) => plan.leaves).map((plan) => plan.item),
  )
  const lists = new Map(
    items.flatMap((item) => ('codeList' in item && item.codeList ? [[item.codeList.oid, item] as const] : [])),
  )
  return [...lists].flatMap(([oid, item]) =>
    codesOfItem(item).map(({ code, label }) => [
      oid,
      'codeList' in item ? (item.codeList?.name ?? '') : '',
      code,
      label.en,
      label.fa ?? '',
    ]),
  )
}
