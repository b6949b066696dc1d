import { bowker } from '../bowker.ts'
import { marginalHomogeneity } from '../marginalHomogeneity.ts'
import { analysePairs } from '../pairedAnalysis.ts'
import { differences, type PairedSample } from '../sample.ts'
import { shiftTable } from '../shiftTable.ts'
import { stuartMaxwell } from '../stuartMaxwell.ts'
import type { WilcoxonResult } from '../wilcoxon.ts'

/** Everything the product computes from a paired sample, in the names of the vector files. */
export function pairedResults(sample: PairedSample, higherIsBetter: boolean, levels: readonly number[]) {
  const all = analysePairs(sample, higherIsBetter)
  return {
    pre: all.pre,
    post: all.post,
    change: all.change,
    paired_t: {
      t: all.pairedT.t,
      df: all.pairedT.df,
      p: all.pairedT.p,
      mean_change: all.pairedT.meanChange,
      ci95: all.pairedT.ci95,
      pearson_r: all.pairedT.pearsonR,
    },
    effect_size: {
      cohen_dz: all.effectSize.cohenDz,
      hedges_gz: all.effectSize.hedgesGz,
      hedges_J: all.effectSize.hedgesJ,
      dz_ci95_noncentral_t: all.effectSize.dzCi95NoncentralT,
      dz_ci95_large_sample: all.effectSize.dzCi95LargeSample,
      glass_baseline_sd: all.effectSize.glassBaselineSd,
    },
    wilcoxon_wilcox_zeros: signedRank(all.wilcoxon),
    wilcoxon_pratt_zeros: signedRank(all.wilcoxonPratt),
    _scipy_pratt_asymptotic_p: all.wilcoxonPratt.asymptoticP,
    rank_biserial_matched: all.rankBiserial,
    hodges_lehmann_all_pairs_zeros_kept: all.hodgesLehmann,
    median_change_order_stat_ci: all.medianChange && {
      lo: all.medianChange.lower,
      hi: all.medianChange.upper,
      coverage: all.medianChange.coverage,
    },
    direction: {
      improved: all.direction.improved,
      worsened: all.direction.worsened,
      unchanged: all.direction.unchanged,
      sign_test_exact_p: all.direction.signTestP,
    },
    ordinal_table: levels.length > 0 ? ordinalResults(sample, levels) : null,
  }
}

function signedRank(result: WilcoxonResult) {
  return {
    n_nonzero: result.nonzero,
    n_zero: result.zeros,
    W_plus: result.wPlus,
    W_minus: result.wMinus,
    T_min: Math.min(result.wPlus, result.wMinus),
    z: result.z,
    asymptotic_p: result.asymptoticP,
    asymptotic_p_cc: result.asymptoticPCorrected,
    exact_p_two_sided: result.exact?.p ?? null,
    exact_numerator: result.exact ? Number(result.exact.numerator) : null,
    exact_denominator: result.exact ? Number(result.exact.denominator) : null,
    // The files write the tied value as a decimal with at least one place.
    tie_groups: Object.fromEntries(
      result.ties.map(({ value, count }) => [Number.isInteger(value) ? value.toFixed(1) : String(value), count]),
    ),
  }
}

function ordinalResults(sample: PairedSample, levels: readonly number[]) {
  const table = shiftTable(sample, levels)
  const symmetry = bowker(table)
  const homogeneity = marginalHomogeneity(differences(sample))
  return {
    levels,
    table_rows_pre_cols_post: table,
    bowker: {
      chi2: symmetry.chi2,
      df_nonempty_pairs: symmetry.dfNonemptyPairs,
      p: symmetry.p,
      df_all_pairs: symmetry.dfAllPairs,
      p_all_pairs_df: symmetry.pAllPairs,
    },
    stuart_maxwell: stuartMaxwell(table),
    marginal_homogeneity_ordered: {
      z: homogeneity.z,
      asymptotic_p: homogeneity.asymptoticP,
      exact_p: homogeneity.exact?.p ?? null,
    },
  }
}
