import { normalTwoSided } from './distributions.ts'
import { midRanks, type TieGroup, tieGroups } from './ranks.ts'
import { type ExactP, signFlipTest } from './signFlip.ts'

export interface WilcoxonResult {
  readonly nonzero: number
  readonly zeros: number
  /** Sums of the mid-ranks of the rises and of the falls. */
  readonly wPlus: number
  readonly wMinus: number
  /** Positive when the rises prevail; null when nothing changed. */
  readonly z: number | null
  /** Normal approximation, tie-corrected, without continuity correction. */
  readonly asymptoticP: number | null
  readonly asymptoticPCorrected: number | null
  /** The primary p: conditional on the observed sizes of the changes. Null when nothing changed. */
  readonly exact: ExactP | null
  readonly ties: readonly TieGroup[]
}

/**
 * The Wilcoxon signed rank test of differences that were rounded before (protocol 4.3, 3). 'drop' leaves zeros out before
 * ranking (the usual way); 'pratt' ranks them with the rest and then leaves their ranks out. With nothing but zeros the
 * test is not estimable and every p is null.
 */
export function wilcoxonSignedRank(differences: readonly number[], zeros: 'drop' | 'pratt' = 'drop'): WilcoxonResult {
  const ranked = zeros === 'drop' ? differences.filter((difference) => difference !== 0) : differences
  const ranks = midRanks(ranked.map(Math.abs))
  const changes = ranked.flatMap((difference, index) =>
    difference === 0 ? [] : [{ difference, rank: ranks[index] ?? 0 }],
  )
  const wPlus = changes.reduce((sum, { difference, rank }) => sum + (difference > 0 ? rank : 0), 0)
  const all = changes.reduce((sum, { rank }) => sum + rank, 0)
  // The variance of a sum of signed ranks; written with squares it holds with ties as well.
  const deviation = Math.sqrt(changes.reduce((sum, { rank }) => sum + rank * rank, 0) / 4)
  const distance = wPlus - all / 2
  const estimable = changes.length > 0
  return {
    nonzero: changes.length,
    zeros: differences.length - changes.length,
    wPlus,
    wMinus: all - wPlus,
    z: estimable ? distance / deviation : null,
    asymptoticP: estimable ? normalTwoSided(distance / deviation) : null,
    asymptoticPCorrected: estimable ? normalTwoSided(Math.max(0, Math.abs(distance) - 0.5) / deviation) : null,
    exact: signFlipTest(
      changes.map(({ rank }) => 2 * rank),
      2 * wPlus,
    ),
    ties: tieGroups(changes.map(({ difference }) => Math.abs(difference))),
  }
}

/** Matched rank-biserial correlation, -1 to 1: the share of the rank sum that rises minus the share that falls. */
export function rankBiserial({ wPlus, wMinus }: Pick<WilcoxonResult, 'wPlus' | 'wMinus'>): number | null {
  const all = wPlus + wMinus
  return all === 0 ? null : (wPlus - wMinus) / all
}
