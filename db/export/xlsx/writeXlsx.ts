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
/** Days as ISO writes them, so that no country reads the month for the day. */
const DAY_FORMATS: Readonly<Partial<Record<Column['kind'], string>>> = {
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm',
}
const WHOLE_DAY = /^(?:19|20)\d\d-\d\d-\d\d(?:T\d\d:\d\d)?$/
/** Characters a column is wide at most; longer text runs on in its cell. */
const WIDEST = 48
/** The dictionary and the code lists are read, not counted with: their columns fit their words. */
const WIDE_TEXT = 80
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
        sheetOf(dictionaryTable, text(dictionaryRows(tables, '').map(withSheetName)), WIDE_TEXT),
        sheetOf(codeLists, text(codeListRows(release)), WIDE_TEXT),
      ]
      files.addBytes(FILE, await writeXlsxFile(all).toBuffer())
    },
  }
}

/**
 * A number as a number and a day as a day, so that a sheet can count and sort with them; all else, codes such as '=1' too, as text that
 * nothing runs. What stands in place of a value stays a word.
 */
function cellOf(cell: string, column: Column | undefined): Row[number] {
  if (cell === '') return null
  if (column === undefined) return cell
  if (AS_NUMBERS.has(column.kind) && NUMBER.test(cell)) return Number(cell)
  const format = DAY_FORMATS[column.kind]
  return format !== undefined && WHOLE_DAY.test(cell) ? { value: new Date(`${cell}Z`), type: Date, format } : cell
}

/** The first row and the child's name stay in sight; a column is as wide as what stands in it. */
function sheetOf(table: Table, rows: readonly Row[], widest = WIDEST): Sheet<never> {
  return {
    sheet: sheetName(table.name),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    columns: table.columns.map(({ name }, index) => ({
      width: Math.min(widest, Math.max(8, name.length + 3, ...rows.map((row) => shownLength(row[index]) + 2))),
    })),
    data: [table.columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const })), ...rows],
  }
}

/** How many characters a cell shows. */
function shownLength(cell: Row[number] | undefined): number {
  if (typeof cell === 'string') return cell.length
  if (typeof cell === 'number') return String(cell).length
  return cell === null || cell === undefined ? 0 : 'yyyy-mm-dd hh:mm'.length
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
