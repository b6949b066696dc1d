import type { Report } from '../../shared/report/report.ts'
import type { Plot } from '../../shared/report/plots/plot.ts'
import { tableRows } from '../../shared/report/tableRows.ts'
import { replaceFile } from '../documents/writeDocument.ts'
import { BYTE_ORDER_MARK, csvLines } from '../export/csv/csv.ts'
import type { Actor } from '../record/change.ts'
import { refuse } from '../record/refusal.ts'
import type { Store } from '../store/store.ts'

export type PlotFormat = 'svg' | 'png' | 'csv'

/** A plot of a report by its id. Throws a Refusal 'notFound'. */
export function plotOf({ sections }: Report, id: string): Plot {
  const plot = sections.flatMap(({ plots }) => plots).find((each) => each.id === id)
  if (!plot) throw refuse.notFound()
  return plot
}

/**
 * Saves one plot of a report, or the table of its data, in a file that the person chose. It is in the trail before it is on the disk
 * (R13). Throws a Refusal for a role without the right, and StoreError when the disk does not take it.
 */
export async function savePlot(
  store: Store,
  person: Actor,
  { svg, id, table }: Plot,
  {
    as,
    target,
    png,
  }: { readonly as: PlotFormat; readonly target: string; readonly png: (svg: string) => Promise<Uint8Array> },
): Promise<void> {
  store.commit(person, { kind: 'report.made', changes: [], detail: { outcome: 'saved', plot: id, format: as } })
  const csv = () => BYTE_ORDER_MARK + csvLines(tableRows(table), { delimiter: ',' })
  replaceFile(target, as === 'png' ? await png(svg) : Buffer.from(as === 'svg' ? svg : csv(), 'utf8'))
}
