import type { Report } from '../../shared/report/report.ts'
import { tableRows } from '../../shared/report/tableRows.ts'
import { STATISTICS_VERSION } from '../../shared/stats/pairedAnalysis.ts'
import { BYTE_ORDER_MARK, csvLines } from '../export/csv/csv.ts'
import type { FileSet } from '../export/fileSet.ts'

const STYLE = { delimiter: ',' } as const

/**
 * Every table as a CSV file with exact figures, and one list of them that says of each who is counted, from which state of the record
 * and by which version it was computed (protocol 4.3, 10).
 */
export function writeTables({ sections, about }: Report, files: FileSet): void {
  const tables = sections.flatMap((section) => section.tables)
  for (const table of tables) {
    const [head = [], ...rows] = tableRows(table)
    files.append(`tables/${table.id}.csv`, BYTE_ORDER_MARK + csvLines([head, ...rows], STYLE), rows.length)
  }
  const made = [about.cut, about.productVersion, STATISTICS_VERSION, String(about.head.sequence), about.head.hash]
  const list = tables.map(({ id, title, population, rows, notes }) => [
    `${id}.csv`,
    title,
    population,
    String(rows.length),
    notes.join(' '),
    ...made,
  ])
  const header = 'file title population rows notes data_cut product_version statistics record head'.split(' ')
  files.append('tables/tables.csv', BYTE_ORDER_MARK + csvLines([header, ...list], STYLE), list.length)
}
