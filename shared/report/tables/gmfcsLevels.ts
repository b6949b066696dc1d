import type { ScaleAnalysis } from '../analysis.ts'
import { LEVELS } from '../scales.ts'
import { type ReportTable, SHARE_COLUMNS, shareCells, words, wordsColumn } from '../table.ts'
import { visitName } from '../words.ts'

/** The share of children in each GMFCS level at each visit with its exact interval. */
export function gmfcsLevels({ visits }: ScaleAnalysis): ReportTable {
  return {
    id: 'gmfcs-levels',
    title: 'GMFCS levels by visit',
    population: 'Safety population: children with a level at the visit',
    columns: [wordsColumn('Visit', 'visit'), wordsColumn('Level', 'level'), ...SHARE_COLUMNS],
    rows: visits.flatMap(({ oid, values }) =>
      LEVELS.map((level, index) => [
        words(visitName(oid)),
        words(level),
        ...shareCells(values.filter(({ value }) => value === index + 1).length, values.length),
      ]),
    ),
    notes: ['Lower is better. Intervals: Clopper-Pearson.'],
  }
}
