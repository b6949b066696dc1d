import { formatShare } from '../../stats/format.ts'
import type { ScaleAnalysis } from '../analysis.ts'
import { between, type Cell, count, figures, interval, number, type ReportTable, words, wordsColumn } from '../table.ts'
import { TOO_FEW } from '../words.ts'
import { PAIRS } from './change.ts'

/** How large the change is, in sizes that do not hang on the unit of the scale (protocol 4.3, 6). */
export function effectSizesTable(analyses: readonly ScaleAnalysis[]): ReportTable {
  return {
    id: 'effect-sizes',
    title: 'Effect sizes of the change',
    population: PAIRS,
    columns: [
      wordsColumn('Scale', 'scale'),
      figures('Pairs', 'pairs'),
      figures('Cohen dz', 'cohen_dz'),
      figures('95% CI', 'dz_ci_low', 'dz_ci_high'),
      figures('Hedges g', 'hedges_g'),
      figures('Rank-biserial r', 'rank_biserial'),
      figures('Hodges-Lehmann shift', 'hodges_lehmann'),
      figures('Median change CI', 'median_ci_low', 'median_ci_high'),
      figures('True coverage, %', 'median_ci_coverage_percent'),
    ],
    rows: analyses.map(row),
    notes: [
      'Signs follow the change, not its direction: a negative size on the GMFCS and the Ashworth scale is for the better. dz is the mean change ' +
        'divided by the SD of the change, its interval from the noncentral t; g is dz × (1 - 3 / (4 df - 1)). The interval of the median lies ' +
        'between two observed changes and has at least 95% coverage; fewer than six pairs have none.',
    ],
  }
}

function row({ scale, pairs, paired }: ScaleAnalysis): readonly Cell[] {
  if (!paired)
    return [words(scale.name), count(pairs.length), words(TOO_FEW), ...Array.from({ length: 6 }, () => words(''))]
  const { effectSize, medianChange } = paired
  const coverage = medianChange?.coverage ?? null
  return [
    words(scale.name),
    count(pairs.length),
    number(effectSize.cohenDz, 3),
    interval(effectSize.dzCi95NoncentralT, 3),
    number(effectSize.hedgesGz, 3),
    number(paired.rankBiserial, 3),
    number(paired.hodgesLehmann),
    between(medianChange?.lower ?? null, medianChange?.upper ?? null),
    { text: formatShare(coverage, 1), exact: [coverage === null ? null : 100 * coverage] },
  ]
}
