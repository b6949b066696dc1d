import { holm } from '../../stats/holm.ts'
import type { ScaleAnalysis } from '../analysis.ts'
import { figures, probability, type ReportTable, words, wordsColumn } from '../table.ts'
import { TOO_FEW } from '../words.ts'
import { PAIRS } from './change.ts'

/** The same changes tested in other ways, to see what hangs on the choice (protocol 4.3, 3 and 8). */
export function sensitivityTable(analyses: readonly ScaleAnalysis[]): ReportTable {
  const adjusted = holm(analyses.map(({ paired }) => paired?.wilcoxon.exact?.p ?? null))
  return {
    id: 'tests-sensitivity',
    title: 'Other ways to test the change',
    population: PAIRS,
    columns: [
      wordsColumn('Scale', 'scale'),
      figures('Exact Wilcoxon p', 'wilcoxon_exact_p'),
      figures('Holm over all scales', 'wilcoxon_exact_p_holm'),
      figures('Zeros ranked (Pratt), exact', 'pratt_exact_p'),
      figures('Zeros ranked (Pratt), normal', 'pratt_normal_p'),
      figures('Normal with continuity correction', 'wilcoxon_corrected_p'),
      figures('Sign test, exact', 'sign_test_p'),
    ],
    rows: analyses.map(({ scale, paired }, index) =>
      paired
        ? [
            words(scale.name),
            probability(paired.wilcoxon.exact?.p ?? null),
            probability(adjusted[index] ?? null),
            probability(paired.wilcoxonPratt.exact?.p ?? null),
            probability(paired.wilcoxonPratt.asymptoticP),
            probability(paired.wilcoxon.asymptoticPCorrected),
            probability(paired.direction.signTestP),
          ]
        : [words(scale.name), words(TOO_FEW), ...Array.from({ length: 5 }, () => words(''))],
    ),
    notes: ['Not estimable means that no child changed.'],
  }
}
