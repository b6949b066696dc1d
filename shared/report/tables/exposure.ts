import { describeNumbers } from '../../stats/descriptive.ts'
import type { ReportChild } from '../input.ts'
import { PLANNED_DOSES } from '../populations.ts'
import { between, count, figures, meanSd, number, type ReportTable, words, wordsColumn } from '../table.ts'

/** Days under observation from the first injection to the last visit, both counted. */
export function exposureDays({ doses, lastDay }: ReportChild): number {
  const first = doses[0]?.day
  if (first === undefined) return 0
  return Math.max(lastDay ?? 1, doses.at(-1)?.day ?? 1) - first + 1
}

/** Injections given, the days between them, and the time under observation (protocol 4.3, 7). */
export function exposureTable(safety: readonly ReportChild[]): ReportTable {
  const gaps = safety.flatMap(({ doses }) => doses.slice(1).map(({ day }, index) => day - (doses[index]?.day ?? day)))
  const line = (what: string, values: readonly number[]) => {
    const all = describeNumbers(values)
    const sum = values.reduce((total, value) => total + value, 0)
    return [
      words(what),
      count(all.n),
      count(sum),
      meanSd(all.mean, all.sd),
      number(all.median),
      between(all.min, all.max, 0),
    ]
  }
  return {
    id: 'exposure',
    title: 'Exposure',
    population: 'Safety population: at least one injection',
    columns: [
      wordsColumn('What', 'what'),
      figures('n', 'n'),
      figures('Sum', 'sum'),
      figures('Mean ± SD', 'mean', 'sd'),
      figures('Median', 'median'),
      figures('Least to most', 'min', 'max'),
    ],
    rows: [
      line(
        'Injections for each child',
        safety.map(({ doses }) => doses.length),
      ),
      line('Days from one injection to the next', gaps),
      line('Days from the first injection to the last visit', safety.map(exposureDays)),
    ],
    notes: ['Days are civil days. The last visit is the last one recorded, not the day of the data cut.'],
  }
}

/** How many children had one, two, three and four injections. */
export function dosesTable(safety: readonly ReportChild[]): ReportTable {
  const most = Math.max(PLANNED_DOSES, ...safety.map(({ doses }) => doses.length))
  return {
    id: 'injections',
    title: 'Injections given',
    population: 'Safety population: at least one injection',
    columns: [figures('Injections', 'injections'), figures('Children', 'children')],
    rows: Array.from({ length: most }, (_, index) => [
      count(index + 1),
      count(safety.filter(({ doses }) => doses.length === index + 1).length),
    ]),
    notes: [],
  }
}
