import {
  type IndependenceScore,
  independenceNotice,
  independenceNotTested,
  independenceOptions,
  scoreIndependence,
} from './independence.ts'
import type { Answers, Instrument, InstrumentItem, ScoreOptions } from './instrument.ts'

export interface FimFamItem extends InstrumentItem {
  /** Added by the FAM; the other items are those of the FIM. */
  readonly fam: boolean
}

/* Items that the FAM adds carry a star. */
const MOTOR = [
  'Eating',
  'Swallowing *',
  'Grooming',
  'Bath/shower',
  'Dressing upper body',
  'Dressing lower body',
  'Toileting',
  'Bladder management',
  'Bowel management',
  'Transfer bed/chair/wheelchair',
  'Transfer toilet',
  'Transfer tub/shower',
  'Transfer car *',
  'Walk/wheelchair',
  'Stairs',
  'Community mobility *',
]
const COGNITIVE = [
  'Comprehension',
  'Expression',
  'Reading *',
  'Writing *',
  'Speech intelligibility *',
  'Social interaction',
  'Emotional status *',
  'Adjustment to limitations *',
  'Use of leisure time *',
  'Problem solving',
  'Memory',
  'Orientation *',
  'Concentration *',
  'Safety awareness *',
]

const SUBSCALES = [
  { id: 'motor', name: 'Motor', of: [[1, 16]] },
  { id: 'cognitive', name: 'Cognitive', of: [[17, 30]] },
] as const

const DESCRIPTOR = {
  id: 'FIMFAM',
  name: 'UK FIM+FAM',
  /** 1: sums of levels 1 to 7 of version 2.2; the lower level when raters differ, no half levels. */
  ruleVersion: 'fimfam/1',
  higherIsBetter: true,
  subscales: SUBSCALES,
  dimensions: [
    { id: 'MOTOR', name: 'Motor', min: 16, max: 112 },
    { id: 'COGNITIVE', name: 'Cognitive', min: 14, max: 98 },
  ],
  items: [...MOTOR, ...COGNITIVE].map((label, index): FimFamItem => ({
    id: `FAM${String(index + 1).padStart(2, '0')}`,
    number: index + 1,
    dimension: index < MOTOR.length ? 'MOTOR' : 'COGNITIVE',
    label: label.replace(' *', ''),
    fam: label.endsWith('*'),
  })),
  options: independenceOptions,
  notTested: independenceNotTested,
  notice: independenceNotice,
} as const

/** Scores the UK FIM+FAM: total 30-210, motor 16-112, cognitive 14-98. See {@link scoreIndependence}. */
export function scoreFimFam(items: Answers, options: ScoreOptions = {}): IndependenceScore {
  return scoreIndependence(DESCRIPTOR, items, options.locomotionMode)
}

export const fimFam = { ...DESCRIPTOR, score: scoreFimFam } satisfies Instrument<IndependenceScore>
