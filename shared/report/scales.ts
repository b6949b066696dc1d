/** A score that the report follows from baseline to the final assessment. */
export interface Scale {
  readonly id: string
  readonly form: string
  readonly item: string
  readonly name: string
  readonly short: string
  /** On the GMFCS and the Ashworth scale lower is better. */
  readonly higherIsBetter: boolean
  /** Ends of the scale where every variant shares them; null where they follow the variant. */
  readonly range: readonly [number, number] | null
  readonly unit: string
}

const gmfm = (letter: string, name: string): Scale => ({
  id: `gmfm-${letter.toLowerCase()}`,
  form: 'GMFM88',
  item: `GMFM_${letter}_PCT`,
  name: `GMFM-88 ${letter}, ${name}`,
  short: `GMFM ${letter}`,
  higherIsBetter: true,
  range: [0, 100],
  unit: '%',
})

/** Levels of the GMFCS as numbers: I is 1. */
export const LEVELS = ['I', 'II', 'III', 'IV', 'V'] as const

export const GMFCS: Scale = {
  id: 'gmfcs',
  form: 'GMFCS',
  item: 'GMFCS',
  name: 'GMFCS level',
  short: 'GMFCS',
  higherIsBetter: false,
  range: [1, 5],
  unit: 'level',
}

/** Every scale of the efficacy tables, in the order in which the published abstract names them. */
export const SCALES: readonly Scale[] = [
  GMFCS,
  {
    id: 'gmfm-total',
    form: 'GMFM88',
    item: 'GMFM_TOTAL',
    name: 'GMFM-88 total',
    short: 'GMFM total',
    higherIsBetter: true,
    range: [0, 100],
    unit: '%',
  },
  gmfm('A', 'lying and rolling'),
  gmfm('B', 'sitting'),
  gmfm('C', 'crawling and kneeling'),
  gmfm('D', 'standing'),
  gmfm('E', 'walking, running, jumping'),
  {
    id: 'bbs',
    form: 'BBS',
    item: 'BBS_TOTAL',
    name: 'Balance scale (BBS)',
    short: 'BBS',
    higherIsBetter: true,
    range: [0, 56],
    unit: 'points',
  },
  {
    id: 'mas',
    form: 'MAS',
    item: 'MAS_ANALYSIS',
    name: 'Modified Ashworth Scale, one grade',
    short: 'MAS',
    higherIsBetter: false,
    range: [0, 4],
    unit: 'grade',
  },
  {
    id: 'fim-motor',
    form: 'FIM',
    item: 'FIM_MOTOR',
    name: 'FIM motor',
    short: 'FIM motor',
    higherIsBetter: true,
    range: null,
    unit: 'points',
  },
  {
    id: 'fim-cognitive',
    form: 'FIM',
    item: 'FIM_COGNITIVE',
    name: 'FIM cognitive',
    short: 'FIM cognitive',
    higherIsBetter: true,
    range: null,
    unit: 'points',
  },
]

/** The visits that the change is measured between (the published trial has these two only). */
export const BEFORE = 'BL'
export const AFTER = 'M12'

/** Which way is better, in one word for a column of its own. */
export function betterIs({ higherIsBetter }: Scale): string {
  return higherIsBetter ? 'higher' : 'lower'
}

/** 'higher is better' in words for titles and axes. */
export function directionOfScale({ higherIsBetter }: Scale): string {
  return higherIsBetter ? 'higher is better' : 'lower is better'
}
