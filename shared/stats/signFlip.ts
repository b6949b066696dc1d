/** An exact two-sided p with the fraction it comes from: numerator of denominator sign patterns. */
export interface ExactP {
  readonly p: number
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Beyond this many changes the exact distribution is not computed: the fraction would outgrow a number. */
export const MAX_EXACT = 500

/**
 * The exact conditional test behind the signed rank and the marginal homogeneity test: if nothing changed, every sign of
 * every weight is equally likely. Counts, over all 2^n sign patterns, the sums of positive weights at most and at least as
 * large as the observed one; two-sided is twice the smaller, at most 1. Ties need no correction, since the weights are the
 * observed ones.
 * @param weights positive whole numbers (double the mid-ranks, so that halves become whole).
 * @param observed the sum of the weights with a positive sign.
 * Returns null for no weights or more than {@link MAX_EXACT}. Throws a RangeError for weights that are not positive and whole.
 */
export function signFlipTest(weights: readonly number[], observed: number): ExactP | null {
  if (weights.length === 0 || weights.length > MAX_EXACT) return null
  if (!weights.every((weight) => Number.isInteger(weight) && weight > 0))
    throw new RangeError('weights must be whole and positive')
  const ways = waysToReach(weights)
  const atMost = ways.slice(0, observed + 1).reduce((sum, count) => sum + count, 0n)
  const atLeast = ways.slice(observed).reduce((sum, count) => sum + count, 0n)
  const denominator = 2n ** BigInt(weights.length)
  const doubled = 2n * (atMost < atLeast ? atMost : atLeast)
  const numerator = doubled < denominator ? doubled : denominator
  return { p: Number(numerator) / Number(denominator), numerator, denominator }
}

/** For every sum from 0 to the total, how many sign patterns give it. */
function waysToReach(weights: readonly number[]): readonly bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const ways = Array.from({ length: total + 1 }, () => 0n)
  ways[0] = 1n
  let reached = 0
  for (const weight of weights) {
    reached += weight
    for (let sum = reached; sum >= weight; sum -= 1) ways[sum] = (ways[sum] ?? 0n) + (ways[sum - weight] ?? 0n)
  }
  return ways
}
