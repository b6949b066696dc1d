import type { ScaleAnalysis } from '../analysis.ts'
import { turnOf } from '../analysis.ts'
import { directionOfScale } from '../scales.ts'
import { number, figures, type ReportTable, words, wordsColumn } from '../table.ts'

const TURNS = { '1': 'better', '0': 'same', '-1': 'worse' } as const

/** The values behind the plots of a scale: every child with both, and the change. */
export function valuesTable({ scale, pairs }: ScaleAnalysis): ReportTable {
  return {
    id: `values-${scale.id}`,
    title: `${scale.name}: values of each child`,
    population: 'Children with the scale at baseline and at 12 months',
    columns: [
      wordsColumn('Child', 'child'),
      figures('Baseline', 'baseline'),
      figures('12 months', 'month_12'),
      figures('Change', 'change'),
      wordsColumn('Direction', 'direction'),
    ],
    rows: pairs.map((pair) => [
      words(pair.label),
      number(pair.pre),
      number(pair.post),
      number(Number((pair.post - pair.pre).toFixed(6))),
      words(TURNS[`${turnOf(scale, pair)}`]),
    ]),
    notes: [
      `Children stand under pseudonyms. ${directionOfScale(scale)}.`.replace(
        /\. (\w)/,
        (_, letter: string) => `. ${letter.toUpperCase()}`,
      ),
    ],
  }
}
