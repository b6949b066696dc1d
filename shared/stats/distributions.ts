import jstat from 'jstat'

const { jStat } = jstat

/** The probability of a standard normal value at least as far from 0 as z, both sides. */
export function normalTwoSided(z: number): number {
  return Math.min(1, Math.max(0, 2 * jStat.normal.cdf(-Math.abs(z), 0, 1)))
}

/** The standard normal quantile of a probability between 0 and 1. */
export function normalQuantile(probability: number): number {
  return jStat.normal.inv(probability, 0, 1)
}

/** The probability of a Student t value at least as far from 0, both sides; exact in the tail, where 1 - cdf is not. */
export function studentTwoSided(t: number, df: number): number {
  return jStat.ibeta(df / (df + t * t), df / 2, 0.5)
}

/** The Student t quantile of a probability between 0 and 1. */
export function studentQuantile(probability: number, df: number): number {
  return jStat.studentt.inv(probability, df)
}

/** The probability of a chi-square value at least as large. */
export function chiSquareUpper(value: number, df: number): number {
  return Math.min(1, Math.max(0, 1 - jStat.chisquare.cdf(value, df)))
}

/** The beta quantile of a probability between 0 and 1. */
export function betaQuantile(probability: number, a: number, b: number): number {
  return jStat.beta.inv(probability, a, b)
}

/** The probability of a noncentral t value of at most t. Reliable for |noncentrality| up to 35 (its series underflows later). */
export function noncentralT(t: number, df: number, noncentrality: number): number {
  return jStat.noncentralt.cdf(t, df, noncentrality)
}
