import { MAX_TOSSES } from './binomial.ts'
import { ascending } from './sample.ts'

/** An interval for the median between two of the observed values, with the confidence it truly has. */
export interface MedianInterval {
  readonly lower: number
  readonly upper: number
  readonly coverage: number
}

/**
 * The narrowest symmetric order-statistic interval whose coverage is at least the asked confidence. Null when even the
 * smallest and the largest value do not reach it (fewer than six values at 95 percent), or beyond {@link MAX_TOSSES}.
 */
export function medianInterval(values: readonly number[], level = 0.95): MedianInterval | null {
  const sorted = ascending(values)
  const n = sorted.length
  if (n > MAX_TOSSES) return null
  let best: MedianInterval | null = null
  let tail = 0
  let term = 1
  for (let rank = 0; 2 * rank < n - 1; rank += 1) {
    tail += term
    term = (term * (n - rank)) / (rank + 1)
    const coverage = 1 - (2 * tail) / 2 ** n
    const [lower, upper] = [sorted[rank], sorted[n - 1 - rank]]
    if (coverage < level || lower === undefined || upper === undefined) break
    best = { lower, upper, coverage }
  }
  return best
}
