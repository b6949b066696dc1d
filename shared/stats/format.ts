import { formatHalfUp } from '../instruments/rounding.ts'
import type { Interval } from './pairedT.ts'

/** What is printed where a number does not exist. */
export const NOT_ESTIMABLE = 'not estimable'

/** A p-value with four decimals, rounded half up; '<0.0001' below that (protocol 4.3, 10). */
export function formatP(p: number | null): string {
  if (p === null) return NOT_ESTIMABLE
  return p < 0.0001 ? '<0.0001' : formatHalfUp(p, 4)
}

/** A number with a fixed number of decimals, rounded half up. */
export function formatNumber(value: number | null, decimals = 2): string {
  return value === null ? NOT_ESTIMABLE : formatHalfUp(value, decimals)
}

/** An interval as '1.33 to 7.90'; the word keeps minus signs readable. */
export function formatInterval(interval: Interval | null, decimals = 2): string {
  return interval === null
    ? NOT_ESTIMABLE
    : `${formatHalfUp(interval[0], decimals)} to ${formatHalfUp(interval[1], decimals)}`
}

/** A share between 0 and 1 as a percent with the given decimals, without the sign. */
export function formatShare(share: number | null, decimals = 2): string {
  // Twelve decimals first: 0.1875 x 100 must not become 18.749999999999996 before it is rounded.
  return share === null ? NOT_ESTIMABLE : formatHalfUp(Number((share * 100).toFixed(12)), decimals)
}
