import { formatNumber } from '../../stats/format.ts'
import { childrenOf, type ChildEvent, NOT_KNOWN, SAFETY } from '../events.ts'
import type { ReportChild } from '../input.ts'
import { type Cell, count, figures, type ReportTable, SHARE_COLUMNS, shareCells, words, wordsColumn } from '../table.ts'
import { exposureDays } from './exposure.ts'

/** Children and events after each injection, of those who had it, and the same for all injections together. */
export function aeByInjection(safety: readonly ReportChild[], events: readonly ChildEvent[]): ReportTable {
  const numbers = [...new Set(safety.flatMap(({ doses }) => doses.map((dose) => dose.number)))].toSorted(
    (a, b) => a - b,
  )
  const linked = events.filter(({ event }) => event.injection !== null && event.injection > 0)
  const given = safety.reduce((sum, { doses }) => sum + doses.length, 0)
  const followed = new Set(linked.map(({ child, event }) => `${child.label}/${event.injection}`)).size
  const unlinked = events.length - linked.length
  const days = safety.reduce((sum, child) => sum + exposureDays(child), 0)
  return {
    id: 'ae-by-injection',
    title: 'Adverse events by injection',
    population: SAFETY,
    columns: [
      wordsColumn('After injection', 'injection'),
      ...SHARE_COLUMNS,
      figures('Events', 'events'),
      figures('Events per injection', 'events_per_injection'),
    ],
    rows: [
      ...numbers.map((number) => {
        const own = linked.filter(({ event }) => event.injection === number)
        const had = safety.filter(({ doses }) => doses.some((dose) => dose.number === number)).length
        return [words(String(number)), ...shareCells(childrenOf(own), had), count(own.length), rate(own.length, had)]
      }),
      [
        words('any of them, injections counted'),
        ...shareCells(Math.min(followed, given), given),
        count(linked.length),
        rate(linked.length, given),
      ],
      ...(unlinked > 0
        ? [[words(NOT_KNOWN), words(''), words(''), words(''), count(unlinked), { text: '', exact: [null] }]]
        : []),
    ],
    notes: [
      `The children of a line are those who had that injection. The last line counts injections followed by an event; the injections of one child are not ` +
        `independent, so its interval is descriptive. ${events.length} events in ${days} days under observation (first injection to last visit)` +
        (days > 0 ? `: ${formatNumber((1000 * events.length) / days)} in 1000 days.` : '.'),
    ],
  }
}

function rate(events: number, injections: number): Cell {
  const perInjection = injections === 0 ? null : events / injections
  return { text: formatNumber(perInjection, 3), exact: [perInjection] }
}
