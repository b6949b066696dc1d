import { readAnswers } from './answers.ts'
import { type Fraction, fraction, mean, toNumber, toText } from './fraction.ts'
import { type Gmfm88Item, gmfm88Items } from './gmfm88Items.ts'
import {
  numberedOptions,
  type Answers,
  type Instrument,
  type InstrumentScore,
  type ScoreOptions,
} from './instrument.ts'
import { formatHalfUp, formatHalfUpOrNull } from './rounding.ts'

export type Gmfm88Dimension = Gmfm88Item['dimension']

/** 1: percent of the maximum per dimension, total = mean of the five; NT counts 0; an open item leaves its sums open. */
const ruleVersion = 'gmfm88/1'

export interface Gmfm88DimensionScore {
  /** Sum of the items, NT counted as 0; null while an item is open. */
  readonly raw: number | null
  /** 100 x raw / maximum, unrounded. */
  readonly percent: number | null
  readonly percent2dp: string | null
  readonly notTested: number
}

export interface Gmfm88Score extends InstrumentScore {
  /** Part of the key of a score: never subtract a score of one type from a score of the other. */
  readonly scoreType: 'WITHOUT_AIDS' | 'WITH_AIDS'
  readonly dimensions: Readonly<Record<Gmfm88Dimension, Gmfm88DimensionScore>>
  /** The total as an exact fraction, such as '77330/1547'. */
  readonly totalExact: string | null
  readonly total2dp: string | null
  /** Mean of the percents of the goal dimensions; null when none is marked or one of them is open. */
  readonly goalTotal: number | null
  readonly goalTotal2dp: string | null
  /** The total if every open item were 0, two decimals. To be shown only as provisional, never stored as the score. */
  readonly provisional2dp: string
  /** All 88 items are NT. The form refuses that: a test that was not done is recorded as such, with a reason and no score. */
  readonly nothingTested: boolean
}

const DIMENSIONS = [
  { id: 'A', name: 'Lying and rolling', min: 0, max: 51 },
  { id: 'B', name: 'Sitting', min: 0, max: 60 },
  { id: 'C', name: 'Crawling and kneeling', min: 0, max: 42 },
  { id: 'D', name: 'Standing', min: 0, max: 39 },
  { id: 'E', name: 'Walking, running and jumping', min: 0, max: 72 },
] as const

const DESCRIPTOR = {
  id: 'GMFM88',
  name: 'GMFM-88',
  ruleVersion,
  higherIsBetter: true,
  dimensions: DIMENSIONS,
  items: gmfm88Items,
  options: numberedOptions(0, ['does not initiate', 'initiates', 'partially completes', 'completes']),
  notTested: { code: 'NT', label: 'not tested', countsAs: 0 },
  notice:
    'Score sheet © 2013 Russell and Rosenbaum. Scoring criteria are in the licensed manual and are not part of this product.',
} as const

/**
 * Scores a GMFM-88 (instruments, section 1). Dimensions weigh equally: the total is the mean of five percents, not the raw
 * sum over 264. NT counts 0 and the denominator stays. One open item leaves its dimension and the total open.
 * Throws AnswerError for an impossible answer and RangeError for a goal that is not a dimension.
 */
export function scoreGmfm88(items: Answers, options: ScoreOptions = {}): Gmfm88Score {
  const codes = readAnswers(DESCRIPTOR, items)
  const goals = options.goalDimensions ?? []
  const stranger = goals.find((goal) => !DIMENSIONS.some(({ id }) => id === goal))
  if (stranger !== undefined) throw new RangeError(`${JSON.stringify(stranger)} is not a dimension of the GMFM-88`)
  const parts = DIMENSIONS.map((dimension) => ({ dimension, ...sumOf(dimension.id, codes) }))
  const percents = parts.map(({ dimension, raw }) => (raw === null ? null : fraction(100 * raw, dimension.max)))
  const total = meanWhenWhole(percents)
  const goalTotal = meanWhenWhole(percents.filter((_, index) => goals.includes(parts[index]?.dimension.id ?? '')))
  const provisional = mean(parts.map(({ dimension, answered }) => fraction(100 * answered, dimension.max)))
  return {
    instrument: DESCRIPTOR.id,
    ruleVersion,
    status: total === null ? 'incomplete' : 'complete',
    scoreType: options.aids === true ? 'WITH_AIDS' : 'WITHOUT_AIDS',
    dimensions: Object.fromEntries(
      parts.map(({ dimension, raw, notTested }, index) => [
        dimension.id,
        { raw, ...shown(percents[index] ?? null), notTested },
      ]),
    ) as Gmfm88Score['dimensions'],
    total: total && toNumber(total),
    totalExact: total && toText(total),
    total2dp: formatHalfUpOrNull(total, 2),
    goalTotal: goalTotal && toNumber(goalTotal),
    goalTotal2dp: formatHalfUpOrNull(goalTotal, 2),
    provisional2dp: formatHalfUp(provisional ?? fraction(0), 2),
    open: [...codes].filter(([, code]) => code === null).map(([id]) => id),
    notTested: [...codes].filter(([, code]) => code === 'NT').map(([id]) => id),
    nothingTested: [...codes.values()].every((code) => code === 'NT'),
  }
}

/**
 * The total from five percents that were printed elsewhere, as exact as they were printed.
 * @param percents one percent per dimension, 0-100.
 */
export function totalFromPercents(percents: Readonly<Record<Gmfm88Dimension, Fraction>>): Fraction {
  return mean(DIMENSIONS.map(({ id }) => percents[id])) ?? fraction(0)
}

/** The items of the GMFM-66. Its score comes from the GMAE software only; the product stores it and never computes it. */
export const gmfm66Items: readonly string[] = gmfm88Items.filter((item) => item.inGmfm66).map((item) => item.id)

/** Aids and orthoses of the second summary; for each: used or not, and the dimension where it was first used. */
export const gmfm88Aids = [
  'ROLLATOR',
  'WALKER',
  'HFRAME_CRUTCHES',
  'CRUTCHES',
  'QUAD_CANE',
  'CANE',
  'NONE',
  'OTHER',
] as const
export const gmfm88Orthoses = ['HIP', 'KNEE', 'ANKLE_FOOT', 'FOOT', 'SHOES', 'NONE', 'OTHER'] as const

export const gmfm88 = { ...DESCRIPTOR, score: scoreGmfm88 } satisfies Instrument<Gmfm88Score>

function sumOf(dimension: Gmfm88Dimension, codes: ReadonlyMap<string, string | null>) {
  const own = gmfm88Items.filter((item) => item.dimension === dimension).map((item) => codes.get(item.id) ?? null)
  const answered = own.reduce((total, code) => total + (code === null || code === 'NT' ? 0 : Number(code)), 0)
  return {
    answered,
    raw: own.includes(null) ? null : answered,
    notTested: own.filter((code) => code === 'NT').length,
  }
}

function meanWhenWhole(percents: readonly (Fraction | null)[]): Fraction | null {
  const whole = percents.filter((percent) => percent !== null)
  return whole.length === percents.length ? mean(whole) : null
}

function shown(percent: Fraction | null) {
  return { percent: percent && toNumber(percent), percent2dp: formatHalfUpOrNull(percent, 2) }
}
