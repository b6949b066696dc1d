import { describeNumbers } from '../../stats/descriptive.ts'
import type { ScaleAnalysis } from '../analysis.ts'
import type { ReportChild } from '../input.ts'
import { betterIs } from '../scales.ts'
import { between, count, figures, meanSd, number, type ReportTable, words, wordsColumn } from '../table.ts'
import { visitName } from '../words.ts'
import { halvesNote } from './halvesNote.ts'

/** Every scale at every visit with a value: n, missing, mean and SD, median and quartiles, least and most (protocol 4.3, 1). */
export function scalesByVisit(analyses: readonly ScaleAnalysis[], safety: readonly ReportChild[]): ReportTable {
  const rows = analyses.flatMap(({ scale, visits }) =>
    visits.map(({ oid, values }) => {
      const all = describeNumbers(values.map(({ value }) => value))
      const scored = new Set(values.map(({ label }) => label))
      const missing = safety.filter(({ label }) => !scored.has(label)).length
      return [
        words(scale.name),
        words(betterIs(scale)),
        words(visitName(oid)),
        count(all.n),
        count(missing),
        meanSd(all.mean, all.sd),
        number(all.median),
        between(all.q1, all.q3),
        between(all.min, all.max),
      ]
    }),
  )
  const rules = [...new Set(analyses.flatMap((analysis) => analysis.rules))]
  return {
    id: 'scales-by-visit',
    title: 'Scales by visit',
    population: 'Safety population: children with a complete form at the visit; missing are those without one',
    columns: [
      wordsColumn('Scale', 'scale'),
      wordsColumn('Better is', 'better_is'),
      wordsColumn('Visit', 'visit'),
      figures('n', 'n'),
      figures('Missing', 'missing'),
      figures('Mean ± SD', 'mean', 'sd'),
      figures('Median', 'median'),
      figures('Quartiles', 'q1', 'q3'),
      figures('Least to most', 'min', 'max'),
    ],
    rows,
    notes: [
      'SD with n - 1; quartiles by linear interpolation (type 7). Scores are used as they are stored, each under the version of its rule' +
        (rules.length > 0 ? `: ${rules.join(', ')}.` : '.'),
      'GMFCS levels I to V are counted as 1 to 5.',
      ...halvesNote(analyses),
    ],
  }
}
