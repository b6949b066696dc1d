import { readAnswers } from './answers.ts'
import type { Answers, Instrument, InstrumentScore } from './instrument.ts'
import { numberedOptions } from './instrument.ts'

/** A sum over part of the items; `of` lists item numbers as [first, last] runs, both included. */
export interface IndependenceSubscale {
  readonly id: string
  readonly name: string
  readonly of: readonly (readonly [first: number, last: number])[]
}

export interface IndependenceScore extends InstrumentScore {
  /** One sum per subscale; null while one of its items is open. */
  readonly subscales: Readonly<Record<string, number | null>>
  readonly motor: number | null
  readonly cognitive: number | null
  /** How the walking item was scored: W walk, C wheelchair, B both. Compare visits only within one mode. */
  readonly locomotionMode: 'W' | 'C' | 'B' | null
  /** Items scored 1 because testing them was not safe. */
  readonly notTestableScored1: number
}

/** Levels of the FIM family. Names only: descriptors and decision trees are licensed. */
export const independenceOptions = numberedOptions(1, ['1', '2', '3', '4', '5', '6', '7'])

/** Not testable because of risk is scored 1 and flagged; 'not applicable' does not exist (instruments, section 4). */
export const independenceNotTested = { code: 'NT', label: 'not testable because of risk', countsAs: 1 } as const

export const independenceNotice =
  'FIM and WeeFIM belong to UDSMR / UB Foundation Activities; the site needs their licence. Only item names are part of this product.'

interface Descriptor extends Omit<Instrument, 'score'> {
  readonly subscales: readonly IndependenceSubscale[]
}

/**
 * Sums the levels 1 to 7 (instruments, section 4). 'NT' counts 1; an open item leaves every sum that needs it null.
 * The subscales 'motor' and 'cognitive' are lifted out. Throws AnswerError for an impossible answer, RangeError for an
 * unknown mode.
 */
export function scoreIndependence(instrument: Descriptor, items: Answers, mode?: string): IndependenceScore {
  const codes = [...readAnswers(instrument, items)]
  const levels = codes.map(([, code]) => (code === null ? null : code === 'NT' ? 1 : Number(code)))
  const numbers = instrument.items.map((item) => item.number)
  const total = addUp(levels)
  const notTested = codes.filter(([, code]) => code === 'NT').map(([id]) => id)
  const sums = Object.fromEntries(
    instrument.subscales.map(({ id, of }) => [
      id,
      addUp(levels.filter((_, index) => of.some(([first, last]) => inRun(numbers[index] ?? 0, first, last)))),
    ]),
  )
  const { motor = null, cognitive = null, ...subscales } = sums
  return {
    instrument: instrument.id,
    ruleVersion: instrument.ruleVersion,
    status: total === null ? 'incomplete' : 'complete',
    total,
    motor,
    cognitive,
    subscales,
    open: codes.filter(([, code]) => code === null).map(([id]) => id),
    notTested,
    notTestableScored1: notTested.length,
    locomotionMode: readLocomotionMode(mode),
  }
}

/** W walk, C wheelchair, B both; null when it was not given. Throws a RangeError for anything else. */
export function readLocomotionMode(mode: unknown): 'W' | 'C' | 'B' | null {
  if (mode === undefined || mode === null) return null
  if (mode === 'W' || mode === 'C' || mode === 'B') return mode
  throw new RangeError(`${JSON.stringify(mode)} is not a mode of locomotion; it is W, C or B`)
}

const inRun = (number: number, first: number, last: number): boolean => number >= first && number <= last

function addUp(levels: readonly (number | null)[]): number | null {
  return levels.reduce<number | null>((sum, level) => (sum === null || level === null ? null : sum + level), 0)
}
