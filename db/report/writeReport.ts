import { readReportInput } from './readInput.ts'
import type { ReportInput } from '../../shared/report/input.ts'
import { reportPage } from '../../shared/report/page/reportPage.ts'
import { makeReport } from '../../shared/report/report.ts'
import type { Render } from '../documents/writeDocument.ts'
import { FileSet } from '../export/fileSet.ts'
import type { Reader } from '../store/database.ts'
import { reportManifest, type ReportManifest } from './manifest.ts'
import { scanInput } from './scanInput.ts'
import { writeTables } from './tableFiles.ts'

/** All that a report needs to know; plain data, so that it can be handed to a worker. */
export interface ReportOrder {
  /** The pseudonym of each child. */
  readonly labels: ReadonlyMap<string, string>
  readonly about: Pick<ReportInput, 'synthetic' | 'cut' | 'head' | 'productVersion'>
  readonly madeBy: ReportManifest['madeBy']
  /** A folder that does not exist yet, inside one that does. */
  readonly target: string
}

export interface ReportTools {
  /** A picture of a plot as PNG. */
  readonly png: (svg: string) => Promise<Uint8Array>
  /** The page as PDF. */
  readonly render: Render
  readonly progress?: (done: number, total: number) => void
  readonly signal?: Pick<AbortSignal, 'throwIfAborted'>
}

/**
 * Writes the report as a folder that appears whole or not at all. Reads one snapshot. Throws {@link ReportStopped} when the scan finds
 * something, the signal's reason when cancelled, and what the disk throws; then nothing is left.
 */
export async function writeReport(
  db: Pick<Reader, 'prepare' | 'snapshot'>,
  order: ReportOrder,
  { png, render, progress = () => {}, signal }: ReportTools,
): Promise<ReportManifest> {
  const report = db.snapshot(() => {
    const input = readReportInput(db, order.labels, order.about)
    scanInput(db, input)
    return makeReport(input)
  })
  const files = new FileSet(order.target)
  try {
    writeTables(report, files)
    const page = reportPage(report)
    files.append('report.html', page.html)
    files.addBytes('report.pdf', await render(page))
    const plots = report.sections.flatMap((section) => section.plots)
    for (const [done, { id, svg }] of plots.entries()) {
      signal?.throwIfAborted()
      progress(done, plots.length)
      files.append(`plots/${id}.svg`, svg)
      files.addBytes(`plots/${id}.png`, await png(svg))
    }
    const manifest = reportManifest(report, order.madeBy, files.finishFiles())
    signal?.throwIfAborted()
    files.append('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
    files.publish()
    progress(plots.length, plots.length)
    return manifest
  } catch (thrown) {
    files.abandon()
    throw thrown
  }
}
