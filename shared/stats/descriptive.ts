import { mean, sampleStandardDeviation } from 'simple-statistics'
import { ascending, quantile } from './sample.ts'

/** What is printed of one column of numbers. Null where the number does not exist: no values, or an SD of one value. */
export interface Description {
  readonly n: number
  readonly mean: number | null
  /** With n - 1. */
  readonly sd: number | null
  readonly median: number | null
  /** Quartiles by linear interpolation (R type 7). */
  readonly q1: number | null
  readonly q3: number | null
  readonly min: number | null
  readonly max: number | null
}

/** Describes a column of numbers. Throws a RangeError when one of them is not finite. */
export function describeNumbers(values: readonly number[]): Description {
  if (!values.every(Number.isFinite)) throw new RangeError('only finite numbers can be described')
  const sorted = ascending(values)
  return {
    n: sorted.length,
    mean: sorted.length > 0 ? mean([...sorted]) : null,
    sd: sorted.length > 1 ? sampleStandardDeviation([...sorted]) : null,
    median: quantile(sorted, 0.5),
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
  }
}
