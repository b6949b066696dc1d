import type { ScaleAnalysis } from '../analysis.ts'
import { betterIs } from '../scales.ts'
import {
  between,
  type Cell,
  count,
  figures,
  interval,
  meanSd,
  number,
  type ReportTable,
  words,
  wordsColumn,
} from '../table.ts'
import { TOO_FEW } from '../words.ts'

export const PAIRS = 'Children with the scale at baseline and at 12 months; nothing imputed'

/** What changed from baseline to 12 months on each scale, with its intervals and directions (protocol 4.3, 1 and 6). */
export function changeTable(analyses: readonly ScaleAnalysis[]): ReportTable {
  return {
    id: 'change',
    title: 'Change from baseline to 12 months',
    population: PAIRS,
    columns: [
      wordsColumn('Scale', 'scale'),
      wordsColumn('Better is', 'better_is'),
      figures('Pairs', 'pairs'),
      figures('Mean change ± SD', 'mean_change', 'sd_change'),
      figures('95% CI', 'ci_low', 'ci_high'),
      figures('Median change', 'median_change'),
      figures('Quartiles', 'q1_change', 'q3_change'),
      figures('Least to most', 'min_change', 'max_change'),
      figures('Better', 'better'),
      figures('Same', 'same'),
      figures('Worse', 'worse'),
    ],
    rows: analyses.map(row),
    notes: [
      'Change is 12 months minus baseline; on the GMFCS and the Ashworth scale a fall is for the better. The interval of the mean is that of the paired t.',
    ],
  }
}

function row({ scale, pairs, paired }: ScaleAnalysis): readonly Cell[] {
  const head = [words(scale.name), words(betterIs(scale)), count(pairs.length)]
  if (!paired) return [...head, words(TOO_FEW), ...Array.from({ length: 7 }, () => words(''))]
  const { change, direction, pairedT } = paired
  return [
    ...head,
    meanSd(change.mean, change.sd),
    interval(pairedT.ci95),
    number(change.median),
    between(change.q1, change.q3),
    between(change.min, change.max),
    count(direction.improved),
    count(direction.unchanged),
    count(direction.worsened),
  ]
}
