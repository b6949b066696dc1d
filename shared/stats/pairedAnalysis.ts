import { type Description, describeNumbers } from './descriptive.ts'
import { type Direction, directionOf } from './direction.ts'
import { type EffectSize, effectSize } from './effectSize.ts'
import { hodgesLehmann } from './hodgesLehmann.ts'
import { type MedianInterval, medianInterval } from './medianInterval.ts'
import { type PairedTResult, pairedT } from './pairedT.ts'
import { differences, type PairedSample } from './sample.ts'
import { rankBiserial, type WilcoxonResult, wilcoxonSignedRank } from './wilcoxon.ts'

/** Everything the report prints of one scale between two visits. */
export interface PairedAnalysis {
  readonly pre: Description
  readonly post: Description
  readonly change: Description
  readonly direction: Direction
  readonly pairedT: PairedTResult
  /** The primary test is its exact p. */
  readonly wilcoxon: WilcoxonResult
  /** For sensitivity: zeros ranked with the rest. */
  readonly wilcoxonPratt: WilcoxonResult
  readonly effectSize: EffectSize
  readonly rankBiserial: number | null
  readonly hodgesLehmann: number | null
  readonly medianChange: MedianInterval | null
}

/** The version of these rules, printed with every table. */
export const STATISTICS_VERSION = 'stats/1'

/** Analyses complete pairs (protocol 4.3). Throws a RangeError when a pair is not complete. */
export function analysePairs(sample: PairedSample, higherIsBetter: boolean): PairedAnalysis {
  const changes = differences(sample)
  const wilcoxon = wilcoxonSignedRank(changes)
  return {
    pre: describeNumbers(sample.pre),
    post: describeNumbers(sample.post),
    change: describeNumbers(changes),
    direction: directionOf(changes, higherIsBetter),
    pairedT: pairedT(sample),
    wilcoxon,
    wilcoxonPratt: wilcoxonSignedRank(changes, 'pratt'),
    effectSize: effectSize(sample),
    rankBiserial: rankBiserial(wilcoxon),
    hodgesLehmann: hodgesLehmann(changes),
    medianChange: medianInterval(changes),
  }
}
