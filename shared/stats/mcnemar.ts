import { fairCoinTwoSided } from './binomial.ts'
import { chiSquareUpper } from './distributions.ts'

export interface McNemarResult {
  readonly chi2: number | null
  readonly asymptoticP: number | null
  /** With continuity correction. */
  readonly correctedP: number | null
  /** The one to print: the groups are small. */
  readonly exactP: number | null
}

/**
 * McNemar's test of a change in a yes/no property.
 * @param lost subjects who had it before and not after. @param gained the other way round.
 * With no change at all nothing is estimable and all are null. Throws a RangeError for counts that are not whole.
 */
export function mcNemar(lost: number, gained: number): McNemarResult {
  const changed = lost + gained
  if (changed === 0) return { chi2: null, asymptoticP: null, correctedP: null, exactP: null }
  const distance = Math.abs(lost - gained)
  const chi2 = distance ** 2 / changed
  return {
    chi2,
    asymptoticP: chiSquareUpper(chi2, 1),
    correctedP: chiSquareUpper(Math.max(0, distance - 1) ** 2 / changed, 1),
    exactP: fairCoinTwoSided(lost, changed),
  }
}
