import { upperLimit } from '../../stats/binomial.ts'
import { formatShare } from '../../stats/format.ts'
import { isRelated } from '../../study/codeLists.ts'
import { childrenOf, type ChildEvent, SAFETY } from '../events.ts'
import { SUSPECTS, type ReportChild } from '../input.ts'
import { count, figures, type ReportTable, SHARE_COLUMNS, shareCells, words, wordsColumn } from '../table.ts'

/** The questions that are asked of safety first, with exact intervals and, for a small share, the one-sided upper limit. */
export function aeOverview(safety: readonly ReportChild[], events: readonly ChildEvent[]): ReportTable {
  const line = (what: string, is: (event: ChildEvent['event']) => boolean) => {
    const own = events.filter(({ event }) => is(event))
    const children = childrenOf(own)
    const limit = safety.length === 0 ? null : upperLimit(children, safety.length)
    return [
      words(what),
      ...shareCells(children, safety.length),
      { text: formatShare(limit), exact: [limit === null ? null : 100 * limit] },
      count(own.length),
    ]
  }
  return {
    id: 'ae-overview',
    title: 'Adverse events at a glance',
    population: SAFETY,
    columns: [
      wordsColumn('Children with at least one event', 'what'),
      ...SHARE_COLUMNS,
      figures('One-sided 95% upper limit, %', 'upper_limit_percent'),
      figures('Events', 'events'),
    ],
    rows: [
      line('any', () => true),
      line('serious', ({ serious }) => serious === true),
      line('of grade 3 or higher', ({ grade }) => grade !== null && grade >= 3),
      line('related to the cells or a procedure', ({ relation }) =>
        SUSPECTS.some((suspect) => isRelated(relation[suspect] ?? undefined)),
      ),
      line(
        'that delayed an injection or stopped the series',
        ({ action }) => action === 'DRUG INTERRUPTED' || action === 'DRUG WITHDRAWN',
      ),
      line('whose form is not complete yet', ({ complete }) => !complete),
    ],
    notes: [
      'Severe (a grade) and serious (six questions) are two things. Intervals: Clopper-Pearson. Related: certain, probable or possible.',
    ],
  }
}
