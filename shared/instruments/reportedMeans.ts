import { fraction } from './fraction.ts'
import { formatHalfUp } from './rounding.ts'

/** A scale of whole-number sums: the range of one subject's sum. */
export interface SumRange {
  readonly min: number
  readonly max: number
}

/** Whether and how a printed mean of n subjects can come from whole-number sums of a scale. */
export interface ReportedMean {
  /** The one whole number which, divided by n, prints as the mean; null when there is none or more than one. */
  readonly integerSum: number | null
  readonly outOfRange: boolean
  /** Could be the mean of 100 x sum / maximum. */
  readonly percentOfMaxPossible: boolean
  /** Could be the mean of 100 x (sum - minimum) / (maximum - minimum). */
  readonly minMaxRescalePossible: boolean
}

/**
 * Checks a mean printed with two decimals against a scale of whole-number sums (instruments, section 4): a sum over n
 * subjects is whole, so only some means can be printed. Used before a published value is entered as a comparator.
 */
export function examineReportedMean(reported: number, n: number, scale: SumRange): ReportedMean {
  const printed = formatHalfUp(reported, 2)
  const sums = wholeNumbers(0, Math.ceil((reported + 1) * n)).filter((sum) => prints(sum, n, printed))
  const possible = wholeNumbers(scale.min * n, scale.max * n)
  const span = scale.max - scale.min
  return {
    integerSum: sums.length === 1 ? (sums[0] ?? null) : null,
    outOfRange: reported < scale.min || reported > scale.max,
    percentOfMaxPossible: possible.some((sum) => prints(100 * sum, n * scale.max, printed)),
    minMaxRescalePossible: possible.some((sum) => prints(100 * (sum - scale.min * n), n * span, printed)),
  }
}

/**
 * The sample sizes from 8 to 30 for which one and the same linear rescaling explains all the printed means.
 * @param means each printed mean with the scale it would come from.
 */
export function sampleSizesWithOneRescaling(
  means: readonly { reported: number; scale: SumRange }[],
): readonly number[] {
  return wholeNumbers(8, 30).filter((n) => {
    const findings = means.map(({ reported, scale }) => examineReportedMean(reported, n, scale))
    return findings.every((one) => one.percentOfMaxPossible) || findings.every((one) => one.minMaxRescalePossible)
  })
}

const prints = (numerator: number, denominator: number, printed: string): boolean =>
  formatHalfUp(fraction(numerator, denominator), 2) === printed

const wholeNumbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
