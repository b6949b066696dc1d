import { mean, sampleStandardDeviation } from 'simple-statistics'
import { noncentralT, normalQuantile } from './distributions.ts'
import type { Interval } from './pairedT.ts'
import { differences, type PairedSample } from './sample.ts'

export interface EffectSize {
  /** Mean change / SD of the change. */
  readonly cohenDz: number | null
  /** dz x J, less biased in small samples. */
  readonly hedgesGz: number | null
  /** 1 - 3 / (4 df - 1). */
  readonly hedgesJ: number | null
  /** From the noncentral t distribution: the interval to print. */
  readonly dzCi95NoncentralT: Interval | null
  readonly dzCi95LargeSample: Interval | null
  /** Mean change / SD before. */
  readonly glassBaselineSd: number | null
}

const NONE: EffectSize = {
  cohenDz: null,
  hedgesGz: null,
  hedgesJ: null,
  dzCi95NoncentralT: null,
  dzCi95LargeSample: null,
  glassBaselineSd: null,
}

/** Effect sizes of a paired change (protocol 4.3, 6). Null where an SD is 0 or there are fewer than two pairs. */
export function effectSize(sample: PairedSample): EffectSize {
  const changes = [...differences(sample)]
  const n = changes.length
  if (n < 2) return NONE
  const change = mean(changes)
  const spread = sampleStandardDeviation(changes)
  const baseline = sampleStandardDeviation([...sample.pre])
  const glassBaselineSd = baseline === 0 ? null : change / baseline
  if (spread === 0) return { ...NONE, glassBaselineSd }
  const dz = change / spread
  const hedgesJ = 1 - 3 / (4 * (n - 1) - 1)
  const half = normalQuantile(0.975) * Math.sqrt(1 / n + (dz * dz) / (2 * n))
  return {
    cohenDz: dz,
    hedgesGz: dz * hedgesJ,
    hedgesJ,
    dzCi95NoncentralT: noncentralInterval(dz * Math.sqrt(n), n),
    dzCi95LargeSample: [dz - half, dz + half],
    glassBaselineSd,
  }
}

/** Noncentralities beyond this are not searched: the series of the distribution underflows there. */
const FARTHEST = 35

/** The two noncentralities that put the observed t at the 97.5th and the 2.5th percentile, divided by the root of n. */
function noncentralInterval(t: number, n: number): Interval | null {
  const lower = noncentralityAt(t, n - 1, 0.975)
  const upper = noncentralityAt(t, n - 1, 0.025)
  return lower === null || upper === null ? null : [lower / Math.sqrt(n), upper / Math.sqrt(n)]
}

/**
 * Looks for the place between two ends by false position, halving the end that stays (Illinois): some ten steps instead of forty. The
 * probability falls as the noncentrality rises.
 */
function noncentralityAt(t: number, df: number, probability: number): number | null {
  let [low, high] = [t - 12, t + 12]
  if (low < -FARTHEST || high > FARTHEST) return null
  let above = noncentralT(t, df, low) - probability
  let below = noncentralT(t, df, high) - probability
  if (above < 0 || below > 0) return null
  let kept = 0
  for (let step = 0; step < 200 && high - low > 1e-11; step += 1) {
    const place = high - (below * (high - low)) / (below - above)
    const off = noncentralT(t, df, place) - probability
    if (off === 0) return place
    if (off > 0) {
      ;[low, above] = [place, off]
      if (kept === 1) below /= 2
      kept = 1
    } else {
      ;[high, below] = [place, off]
      if (kept === -1) above /= 2
      kept = -1
    }
    if (Math.abs(off) < 1e-13) return place
  }
  return (low + high) / 2
}
