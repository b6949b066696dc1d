import { columnSums, rowSums, shiftTable } from '../../stats/shiftTable.ts'
import { sampleOf, type ScaleAnalysis } from '../analysis.ts'
import { LEVELS } from '../scales.ts'
import { count, figures, type ReportTable, words, wordsColumn } from '../table.ts'
import { PAIRS } from './change.ts'

const NUMBERS = LEVELS.map((_, index) => index + 1)

/** How many children went from which GMFCS level to which (protocol 4.3, 5). */
export function gmfcsShift({ pairs }: ScaleAnalysis): ReportTable {
  const table = shiftTable(sampleOf(pairs), NUMBERS)
  const before = rowSums(table)
  return {
    id: 'gmfcs-shift',
    title: 'GMFCS shift table',
    population: PAIRS,
    columns: [
      wordsColumn('Level at baseline', 'baseline'),
      ...LEVELS.map((level) => figures(`${level} at 12 months`, `after_${level}`)),
      figures('All', 'all'),
    ],
    rows: [
      ...table.map((row, index) => [words(LEVELS[index] ?? ''), ...row.map(count), count(before[index] ?? 0)]),
      [words('All'), ...columnSums(table).map(count), count(pairs.length)],
    ],
    notes: ['Lower is better: what stands left of the diagonal moved for the better.'],
  }
}
