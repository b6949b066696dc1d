import { readAnswers } from './answers.ts'
import { type Answers, type Instrument, type InstrumentScore, numberedOptions } from './instrument.ts'

export interface BalanceScore extends InstrumentScore {
  readonly answered: number
  /** Sum of what was scored, for showing how far the test is; never the score of an incomplete test. */
  readonly sumAnswered: number
  /** A neutral range of the total. Adult fall-risk words are not validated at ages 2 to 12 and are not used. */
  readonly band: '0-20' | '21-40' | '41-56' | null
  readonly below45: boolean | null
}

/** Berg and paediatric balance scale share their options: the level itself is described on the licensed form. */
export const balanceOptions = numberedOptions(0, ['0', '1', '2', '3', '4'])

/** An item that was not administered leaves the total open: there is no rule for filling it in. */
export const balanceNotTested = { code: 'NT', label: 'not administered', countsAs: null } as const

/**
 * Sum of 14 items of 0 to 4 (instruments, section 2). An open or not administered item leaves the total null: no
 * prorating, and item 3 is never filled in from item 2. Throws AnswerError for an impossible answer.
 */
export function scoreBalance(instrument: Omit<Instrument, 'score'>, items: Answers): BalanceScore {
  const codes = [...readAnswers(instrument, items)]
  const open = codes.filter(([, code]) => code === null).map(([id]) => id)
  const notTested = codes.filter(([, code]) => code === 'NT').map(([id]) => id)
  const scored = codes.flatMap(([, code]) => (code === null || code === 'NT' ? [] : [Number(code)]))
  const sumAnswered = scored.reduce((sum, value) => sum + value, 0)
  const total = scored.length === codes.length ? sumAnswered : null
  return {
    instrument: instrument.id,
    ruleVersion: instrument.ruleVersion,
    status: total === null ? 'incomplete' : 'complete',
    total,
    open,
    notTested,
    answered: scored.length,
    sumAnswered,
    band: total === null ? null : bandOf(total),
    below45: total === null ? null : total < 45,
  }
}

function bandOf(total: number): '0-20' | '21-40' | '41-56' {
  if (total <= 20) return '0-20'
  return total <= 40 ? '21-40' : '41-56'
}
