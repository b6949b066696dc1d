import { betaQuantile, normalQuantile } from './distributions.ts'
import type { Interval } from './pairedT.ts'

/**
 * The exact (Clopper-Pearson) interval of a proportion, as shares between 0 and 1.
 * @param level confidence, 0.95 unless told. Throws a RangeError when count and n make no proportion.
 */
export function clopperPearson(count: number, n: number, level = 0.95): Interval {
  requireProportion(count, n)
  const tail = (1 - level) / 2
  return [
    count === 0 ? 0 : betaQuantile(tail, count, n - count + 1),
    count === n ? 1 : betaQuantile(1 - tail, count + 1, n - count),
  ]
}

/** The Wilson score interval of a proportion, as shares between 0 and 1. Throws like {@link clopperPearson}. */
export function wilson(count: number, n: number, level = 0.95): Interval {
  requireProportion(count, n)
  const z = normalQuantile(1 - (1 - level) / 2)
  const share = count / n
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [count === 0 ? 0 : centre - half, count === n ? 1 : centre + half]
}

/** The one-sided exact upper limit: for 0 events of n it is 1 - 0.05^(1/n). Throws like {@link clopperPearson}. */
export function upperLimit(count: number, n: number, level = 0.95): number {
  requireProportion(count, n)
  return count === n ? 1 : betaQuantile(level, count + 1, n - count)
}

/** Beyond this, two to the power of n is no longer a number that can be divided by. */
export const MAX_TOSSES = 1000

/**
 * The exact two-sided p that n tosses of a fair coin are as uneven as this: twice the smaller tail, at most 1. Null for
 * n = 0 and beyond {@link MAX_TOSSES}. The sign test and the exact McNemar test are this.
 */
export function fairCoinTwoSided(heads: number, n: number): number | null {
  if (n === 0 || n > MAX_TOSSES) return null
  requireProportion(heads, n)
  let term = 1
  let tail = 0
  for (let k = 0; k <= Math.min(heads, n - heads); k += 1) {
    tail += term
    term = (term * (n - k)) / (k + 1)
  }
  return Math.min(1, (2 * tail) / 2 ** n)
}

function requireProportion(count: number, n: number): void {
  if (!Number.isInteger(count) || !Number.isInteger(n) || n < 1 || count < 0 || count > n) {
    throw new RangeError('a proportion needs whole numbers, a count from 0 to n and n of at least 1')
  }
}
