import type { ScaleAnalysis } from '../analysis.ts'
import { type Cell, count, figures, number, probability, type ReportTable, words, wordsColumn } from '../table.ts'
import { TOO_FEW } from '../words.ts'
import { PAIRS } from './change.ts'

/** The tests of the change: the exact conditional signed rank test is primary (protocol 4.3, 2 and 3). */
export function testsTable(analyses: readonly ScaleAnalysis[]): ReportTable {
  return {
    id: 'tests',
    title: 'Tests of the change',
    population: PAIRS,
    columns: [
      wordsColumn('Scale', 'scale'),
      figures('Pairs', 'pairs'),
      figures('Changed', 'nonzero'),
      figures('Same', 'zeros'),
      figures('W+', 'w_plus'),
      figures('W-', 'w_minus'),
      figures('Exact Wilcoxon p (primary)', 'wilcoxon_exact_p'),
      figures('p, normal approximation (comparable with the 2025 abstract)', 'wilcoxon_normal_p'),
      figures('Paired t', 't'),
      figures('df', 'df'),
      figures('p of t', 't_p'),
      figures('Pearson r', 'pearson_r'),
    ],
    rows: analyses.map(row),
    notes: [
      'Two-sided. Wilcoxon signed rank of the changes rounded to six decimals, zeros dropped. Exact: conditional on the sizes of the changes ' +
        'that were seen, so ties need no correction. Normal approximation: corrected for ties, without continuity correction.',
      'No p-value here is adjusted for the number of scales; the table of other ways to test has those of Holm.',
    ],
  }
}

function row({ scale, pairs, paired }: ScaleAnalysis): readonly Cell[] {
  if (!paired)
    return [words(scale.name), count(pairs.length), words(TOO_FEW), ...Array.from({ length: 9 }, () => words(''))]
  const { wilcoxon, pairedT } = paired
  return [
    words(scale.name),
    count(pairs.length),
    count(wilcoxon.nonzero),
    count(wilcoxon.zeros),
    number(wilcoxon.wPlus, 1),
    number(wilcoxon.wMinus, 1),
    probability(wilcoxon.exact?.p ?? null),
    probability(wilcoxon.asymptoticP),
    number(pairedT.t, 3),
    count(pairedT.df),
    probability(pairedT.p),
    number(pairedT.pearsonR, 3),
  ]
}
