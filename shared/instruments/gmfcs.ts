import { completedYears } from '../dates/civilDate.ts'
import { readAnswers } from './answers.ts'
import type { Answers, Instrument, InstrumentScore } from './instrument.ts'

export type GmfcsBand = 'LT2' | '2-4' | '4-6' | '6-12' | '12-18'

export interface GmfcsScore extends InstrumentScore {
  /** The stored level, 'I' to 'V'. */
  readonly level: string | null
}

const LEVELS = ['I', 'II', 'III', 'IV', 'V'] as const

const DESCRIPTOR = {
  id: 'GMFCS',
  name: 'GMFCS-E&R',
  /** 1: level as text, 1 to 5 for export. */
  ruleVersion: 'gmfcs/1',
  higherIsBetter: false,
  dimensions: [{ id: 'LEVEL', name: 'Level', min: 1, max: 5 }],
  items: [{ id: 'GMFCS', number: 1, dimension: 'LEVEL', label: 'Level by usual performance' }],
  options: [
    { value: 'I', label: 'walks without limitations', json: 'I' },
    { value: 'II', label: 'walks with limitations', json: 'II' },
    { value: 'III', label: 'walks using a hand-held mobility device', json: 'III' },
    { value: 'IV', label: 'self-mobility with limitations; may use powered mobility', json: 'IV' },
    { value: 'V', label: 'transported in a manual wheelchair', json: 'V' },
  ],
} as const

/**
 * The level as a number for export, 1 (best) to 5 (instruments, section 5). It is a classification of usual performance,
 * not an outcome score. Throws AnswerError for anything but the roman text.
 */
export function scoreGmfcs(items: Answers): GmfcsScore {
  const level = readAnswers(DESCRIPTOR, items).get('GMFCS') ?? null
  const total = level === null ? null : LEVELS.findIndex((candidate) => candidate === level) + 1
  return {
    instrument: DESCRIPTOR.id,
    ruleVersion: DESCRIPTOR.ruleVersion,
    status: total === null ? 'incomplete' : 'complete',
    total,
    level,
    open: total === null ? ['GMFCS'] : [],
    notTested: [],
  }
}

/**
 * The age band whose descriptions apply, by completed years on the day of the assessment; it is stored with the level,
 * since a child enrolled at 11 changes band on the way. A child born on 29 February has the birthday on 1 March in a common
 * year (policy of this project). Null from the 18th birthday and before birth.
 * @param birth ISO date. @param assessed ISO date. Throws for anything that is not a date.
 */
export function gmfcsBand(birth: string, assessed: string): GmfcsBand | null {
  const years = completedYears(birth, assessed)
  if (years < 0 || years >= 18) return null
  if (years < 2) return 'LT2'
  if (years < 4) return '2-4'
  if (years < 6) return '4-6'
  return years < 12 ? '6-12' : '12-18'
}

export const gmfcs = { ...DESCRIPTOR, score: scoreGmfcs } satisfies Instrument<GmfcsScore>
