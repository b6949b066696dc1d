import { mean, sampleCorrelation, sampleStandardDeviation } from 'simple-statistics'
import { studentQuantile, studentTwoSided } from './distributions.ts'
import { differences, type PairedSample } from './sample.ts'

export type Interval = readonly [lower: number, upper: number]

export interface PairedTResult {
  readonly t: number | null
  readonly df: number
  readonly p: number | null
  readonly meanChange: number | null
  readonly ci95: Interval | null
  /** Pearson correlation of before and after; null when one of them does not vary. */
  readonly pearsonR: number | null
}

/**
 * The paired t test of the change, post - pre. With fewer than two pairs, or when every change is the same, t does not
 * exist and stays null.
 */
export function pairedT(sample: PairedSample): PairedTResult {
  const changes = [...differences(sample)]
  const df = changes.length - 1
  const meanChange = changes.length > 0 ? mean(changes) : null
  if (meanChange === null || df < 1)
    return { t: null, df: Math.max(0, df), p: null, meanChange, ci95: null, pearsonR: null }
  const error = sampleStandardDeviation(changes) / Math.sqrt(changes.length)
  const pearsonR = correlation(sample)
  if (error === 0) return { t: null, df, p: null, meanChange, ci95: null, pearsonR }
  const half = studentQuantile(0.975, df) * error
  const t = meanChange / error
  return { t, df, p: studentTwoSided(t, df), meanChange, ci95: [meanChange - half, meanChange + half], pearsonR }
}

function correlation({ pre, post }: PairedSample): number | null {
  const r = sampleCorrelation([...pre], [...post])
  return Number.isFinite(r) ? r : null
}
