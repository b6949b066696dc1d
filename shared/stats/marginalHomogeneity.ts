import { normalTwoSided } from './distributions.ts'
import { type ExactP, signFlipTest } from './signFlip.ts'

export interface MarginalHomogeneityResult {
  readonly z: number | null
  readonly asymptoticP: number | null
  readonly exact: ExactP | null
}

/**
 * Marginal homogeneity for ordered levels, with the level numbers as scores: is the mean shift 0? The exact p flips the
 * signs of the observed shifts. Null when nobody moved. Throws a RangeError for shifts that are not whole.
 * @param shifts level after minus level before, one per subject.
 */
export function marginalHomogeneity(shifts: readonly number[]): MarginalHomogeneityResult {
  const moved = shifts.filter((shift) => shift !== 0)
  if (moved.length === 0) return { z: null, asymptoticP: null, exact: null }
  const total = moved.reduce((sum, shift) => sum + shift, 0)
  const z = total / Math.sqrt(moved.reduce((sum, shift) => sum + shift * shift, 0))
  const up = moved.reduce((sum, shift) => sum + Math.max(0, shift), 0)
  return { z, asymptoticP: normalTwoSided(z), exact: signFlipTest(moved.map(Math.abs), up) }
}
