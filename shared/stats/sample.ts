/** Values before and after, the same subject at the same place in both lists. */
export interface PairedSample {
  readonly pre: readonly number[]
  readonly post: readonly number[]
}

/**
 * post - pre, rounded to six decimals. 0.3 - 0.1 and 0.4 - 0.2 are equal on paper and differ in binary; unrounded they
 * would get different ranks. Throws a RangeError when the lists differ in length or hold something that is no number:
 * a subject with one value only is left out, and listed, before it comes here.
 */
export function differences({ pre, post }: PairedSample): readonly number[] {
  if (pre.length !== post.length) throw new RangeError('a paired sample needs as many values after as before')
  return pre.map((before, index) => {
    const difference = (post[index] ?? Number.NaN) - before
    if (!Number.isFinite(difference)) throw new RangeError('a paired sample needs a number in every place')
    return Number(difference.toFixed(6)) + 0
  })
}

/** The values in ascending order; the list that was handed in stays as it is. */
export function ascending(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b)
}

/** The median; null for no values. */
export function medianOf(values: readonly number[]): number | null {
  return quantile(ascending(values), 0.5)
}

/** The quantile of ascending values by linear interpolation (R type 7); null for no values. */
export function quantile(sorted: readonly number[], probability: number): number | null {
  const position = (sorted.length - 1) * probability
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) return null
  return below + (position - Math.floor(position)) * (above - below)
}
