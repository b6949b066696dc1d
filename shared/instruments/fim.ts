import { type Fraction, fraction, toNumber } from './fraction.ts'
import {
  type IndependenceScore,
  independenceNotice,
  independenceNotTested,
  independenceOptions,
  scoreIndependence,
} from './independence.ts'
import type { Answers, Instrument, InstrumentItem, ScoreOptions } from './instrument.ts'

/** Two ways of writing a sum as a percent; published papers use both, so each is named. */
export interface FimPercents {
  /** 100 x sum / maximum: never below 14.29, since every item scores at least 1. */
  readonly percentOfMax: number | null
  /** 100 x (sum - minimum) / (maximum - minimum): has a true zero. */
  readonly rescaled0To100: number | null
}

export interface FimScore extends IndependenceScore {
  readonly percents: Readonly<Record<'motor' | 'cognitive' | 'total', FimPercents>>
}

/** Names of the 18 items; the WeeFIM has the same ones. */
export const fimLabels = [
  'Eating',
  'Grooming',
  'Bathing',
  'Dressing upper body',
  'Dressing lower body',
  'Toileting',
  'Bladder management',
  'Bowel management',
  'Transfer bed/chair/wheelchair',
  'Transfer toilet',
  'Transfer tub/shower',
  'Walk/wheelchair',
  'Stairs',
  'Comprehension',
  'Expression',
  'Social interaction',
  'Problem solving',
  'Memory',
] as const

const SUBSCALES = [
  { id: 'SELF', name: 'Self-care', of: [[1, 6]] },
  { id: 'SPH', name: 'Sphincter control', of: [[7, 8]] },
  { id: 'TRANS', name: 'Transfers', of: [[9, 11]] },
  { id: 'LOCO', name: 'Locomotion', of: [[12, 13]] },
  { id: 'COMM', name: 'Communication', of: [[14, 15]] },
  { id: 'SOC', name: 'Social cognition', of: [[16, 18]] },
  { id: 'motor', name: 'Motor', of: [[1, 13]] },
  { id: 'cognitive', name: 'Cognitive', of: [[14, 18]] },
] as const

const DESCRIPTOR = {
  id: 'FIM',
  name: 'Functional Independence Measure',
  /** 1: sums of levels 1 to 7, not testable counts 1, an open item leaves its sums open. */
  ruleVersion: 'fim/1',
  higherIsBetter: true,
  subscales: SUBSCALES,
  dimensions: SUBSCALES.slice(0, 6).map(({ id, name, of }) => ({ id, name, ...boundsOf(of) })),
  items: fimLabels.map((label, index): InstrumentItem => ({
    id: `FIM${String(index + 1).padStart(2, '0')}`,
    number: index + 1,
    dimension: subscaleOf(index + 1),
    label,
  })),
  options: independenceOptions,
  notTested: independenceNotTested,
  notice: independenceNotice,
} as const

/** Scores the 18 items: total 18-126, motor 13-91, cognitive 5-35. See {@link scoreIndependence}. */
export function scoreFim(items: Answers, options: ScoreOptions = {}): FimScore {
  const score = scoreIndependence(DESCRIPTOR, items, options.locomotionMode)
  return {
    ...score,
    percents: {
      motor: fimPercents(score.motor, 13),
      cognitive: fimPercents(score.cognitive, 5),
      total: fimPercents(score.total, 18),
    },
  }
}

/**
 * A code of another system as this product stores it: the US form's 0 (activity did not occur) is 'not testable', which
 * scores 1; the Australian 9 (not stated) is an open item. Levels 1 to 7 stay. Throws a RangeError for anything else.
 */
export function importFim(raw: number): { readonly stored: string | null; readonly notTestable: boolean } {
  if (raw === 0) return { stored: 'NT', notTestable: true }
  if (raw === 9) return { stored: null, notTestable: false }
  if (Number.isInteger(raw) && raw >= 1 && raw <= 7) return { stored: String(raw), notTestable: false }
  throw new RangeError(`${raw} is not a level of the FIM`)
}

export const fim = { ...DESCRIPTOR, score: scoreFim } satisfies Instrument<FimScore>

function fimPercents(sum: number | null, items: number): FimPercents {
  if (sum === null) return { percentOfMax: null, rescaled0To100: null }
  const percent = (part: number, whole: number): Fraction => fraction(100 * part, whole)
  return {
    percentOfMax: toNumber(percent(sum, 7 * items)),
    rescaled0To100: toNumber(percent(sum - items, 6 * items)),
  }
}

function boundsOf(runs: readonly (readonly [number, number])[]): { min: number; max: number } {
  const items = runs.reduce((count, [first, last]) => count + last - first + 1, 0)
  return { min: items, max: 7 * items }
}

function subscaleOf(number: number): string {
  return SUBSCALES.find(({ of }) => of.some(([first, last]) => number >= first && number <= last))?.id ?? ''
}
