import { fimLabels } from './fim.ts'
import {
  type IndependenceScore,
  independenceNotice,
  independenceNotTested,
  independenceOptions,
  scoreIndependence,
} from './independence.ts'
import type { Answers, Instrument, InstrumentItem, ScoreOptions } from './instrument.ts'

/* Bladder and bowel belong to self-care here: 8, 5 and 5 items. A grouping of 6, 7 and 5 is in use elsewhere and is wrong. */
const SUBSCALES = [
  { id: 'SELFCARE', name: 'Self-care', of: [[1, 8]] },
  { id: 'MOBILITY', name: 'Mobility', of: [[9, 13]] },
  { id: 'COGNITION', name: 'Cognition', of: [[14, 18]] },
  { id: 'motor', name: 'Motor', of: [[1, 13]] },
  { id: 'cognitive', name: 'Cognitive', of: [[14, 18]] },
] as const

const DESCRIPTOR = {
  id: 'WEEFIM',
  name: 'WeeFIM II',
  /** 1: sums of levels 1 to 7 in three domains; quotients against age norms are licensed and not computed. */
  ruleVersion: 'weefim/1',
  higherIsBetter: true,
  subscales: SUBSCALES,
  dimensions: [
    { id: 'SELFCARE', name: 'Self-care', min: 8, max: 56 },
    { id: 'MOBILITY', name: 'Mobility', min: 5, max: 35 },
    { id: 'COGNITION', name: 'Cognition', min: 5, max: 35 },
  ],
  items: fimLabels.map((label, index): InstrumentItem => ({
    id: `WEE${String(index + 1).padStart(2, '0')}`,
    number: index + 1,
    dimension: index < 8 ? 'SELFCARE' : index < 13 ? 'MOBILITY' : 'COGNITION',
    label,
  })),
  options: independenceOptions,
  notTested: independenceNotTested,
  notice: independenceNotice,
} as const

/** Scores the WeeFIM: total 18-126, motor 13-91, cognition 5-35. See {@link scoreIndependence}. */
export function scoreWeefim(items: Answers, options: ScoreOptions = {}): IndependenceScore {
  return scoreIndependence(DESCRIPTOR, items, options.locomotionMode)
}

export const weefim = { ...DESCRIPTOR, score: scoreWeefim } satisfies Instrument<IndependenceScore>
