import { childrenOf, type ChildEvent, NOT_KNOWN, SAFETY } from '../events.ts'
import type { ReportChild } from '../input.ts'
import { type Cell, count, figures, type ReportTable, SHARE_COLUMNS, shareCells, words, wordsColumn } from '../table.ts'

/** Children with at least one event of each organ class and, within it, of each term; the most frequent first. */
export function aeByTerm(safety: readonly ReportChild[], events: readonly ChildEvent[]): ReportTable {
  const cells = (own: readonly ChildEvent[]): readonly Cell[] => [
    ...shareCells(childrenOf(own), safety.length),
    count(own.length),
  ]
  const classes = byFrequency(Map.groupBy(events, ({ event }) => event.soc ?? NOT_KNOWN))
  return {
    id: 'ae-by-term',
    title: 'Adverse events by organ class and term',
    population: SAFETY,
    columns: [
      wordsColumn('Organ class', 'soc'),
      wordsColumn('Term (CTCAE 5.0)', 'term'),
      ...SHARE_COLUMNS,
      figures('Events', 'events'),
    ],
    rows: classes.flatMap(([soc, own]) => [
      [words(soc), words('any term'), ...cells(own)],
      ...byFrequency(Map.groupBy(own, ({ event }) => event.term ?? NOT_KNOWN)).map(([term, ofTerm]) => [
        words(soc),
        words(term),
        ...cells(ofTerm),
      ]),
    ]),
    notes: [
      events.length === 0
        ? 'No event is recorded.'
        : 'A child counts once in each line, however many events it had. Intervals: Clopper-Pearson.',
    ],
  }
}

function byFrequency(groups: ReadonlyMap<string, readonly ChildEvent[]>) {
  return [...groups].toSorted(([one, a], [other, b]) => childrenOf(b) - childrenOf(a) || (one < other ? -1 : 1))
}
