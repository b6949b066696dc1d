import type { z } from 'zod'
import type { Report } from '../shared/report/report.ts'
import type { ReportTable } from '../shared/report/table.ts'
import { CAVEAT } from '../shared/report/words.ts'
import type { ReportTableView, reportView } from '../shared/ipc/views/report.ts'
import { STATISTICS_VERSION } from '../shared/stats/pairedAnalysis.ts'

/** A report as the screen gets it: printed cells only. */
export function viewOfReport({ about, children, pairs, sections }: Report): z.input<typeof reportView> {
  return {
    study: about.study.name,
    studyVersion: about.study.version,
    synthetic: about.synthetic,
    cut: about.cut,
    headHash: about.head.hash,
    sequence: about.head.sequence,
    version: about.productVersion,
    statistics: STATISTICS_VERSION,
    fimVariants: about.fimVariants,
    caveat: CAVEAT,
    children,
    pairs,
    sections: sections.map(({ id, title, cautioned, tables, plots }) => ({
      id,
      title,
      cautioned,
      tables: tables.map(viewOfTable),
      plots: plots.map(({ table, ...plot }) => ({ ...plot, table: viewOfTable(table) })),
    })),
  }
}

function viewOfTable({ id, title, population, columns, rows, notes }: ReportTable): ReportTableView {
  return {
    id,
    title,
    population,
    columns: columns.map(({ label, align }) => ({ label, align })),
    rows: rows.map((row) => row.map(({ text }) => text)),
    notes,
  }
}
