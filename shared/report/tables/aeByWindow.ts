import { AE_WINDOW } from '../../study/forms/ae.ts'
import { childrenOf, type ChildEvent, NOT_KNOWN, SAFETY } from '../events.ts'
import type { ReportChild } from '../input.ts'
import { count, figures, type ReportTable, SHARE_COLUMNS, shareCells, words, wordsColumn } from '../table.ts'

/** Children and events by the time from the injection they are linked to, and early against late (7 days). */
export function aeByWindow(safety: readonly ReportChild[], events: readonly ChildEvent[]): ReportTable {
  const line = (label: string, own: readonly ChildEvent[]) => [
    words(label),
    ...shareCells(childrenOf(own), safety.length),
    count(own.length),
  ]
  const inWindow = (code: string | null) => events.filter(({ event }) => event.window === code)
  const unknown = inWindow(null)
  return {
    id: 'ae-by-window',
    title: 'Adverse events by time after the injection',
    population: SAFETY,
    columns: [wordsColumn('Onset after the injection', 'window'), ...SHARE_COLUMNS, figures('Events', 'events')],
    rows: [
      ...AE_WINDOW.entries
        .filter(({ code }) => code !== 'BEFORE')
        .map(({ code, label }) => line(label.en, inWindow(code))),
      ...(unknown.length > 0 ? [line(NOT_KNOWN, unknown)] : []),
      line(
        'Early: up to 7 days',
        events.filter(({ event }) => event.phase === 'EARLY'),
      ),
      line(
        'Late: after 7 days',
        events.filter(({ event }) => event.phase === 'LATE'),
      ),
    ],
    notes: ['Counted from the start of the injection that the event is linked to. A child may stand in several lines.'],
  }
}
