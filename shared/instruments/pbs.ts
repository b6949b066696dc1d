import { type BalanceScore, balanceNotTested, balanceOptions, scoreBalance } from './balanceScale.ts'
import type { Answers, Instrument, InstrumentItem } from './instrument.ts'

export interface PbsItem extends InstrumentItem {
  /** The BBS item of the same task. The order differs: never pool the two scales by position. */
  readonly bbsItem: string
}

const ROWS: readonly (readonly [label: string, bbsItem: string])[] = [
  ['Sit to stand', 'BBS01'],
  ['Stand to sit', 'BBS04'],
  ['Transfers', 'BBS05'],
  ['Stand unsupported', 'BBS02'],
  ['Sit unsupported', 'BBS03'],
  ['Stand, eyes closed', 'BBS06'],
  ['Stand, feet together', 'BBS07'],
  ['Stand, one foot in front', 'BBS13'],
  ['One-leg stand', 'BBS14'],
  ['Turn 360°', 'BBS11'],
  ['Turn to look behind', 'BBS10'],
  ['Pick object up from floor', 'BBS09'],
  ['Alternate foot on stool', 'BBS12'],
  ['Forward reach, outstretched arm', 'BBS08'],
]

const DESCRIPTOR = {
  id: 'PBS',
  name: 'Pediatric Balance Scale',
  /** 1: sum of 14, any open or not administered item leaves the total open. */
  ruleVersion: 'pbs/1',
  higherIsBetter: true,
  dimensions: [{ id: 'TOTAL', name: 'Balance', min: 0, max: 56 }],
  items: ROWS.map(([label, bbsItem], index): PbsItem => ({
    id: `PBS${String(index + 1).padStart(2, '0')}`,
    number: index + 1,
    dimension: 'TOTAL',
    label,
    bbsItem,
  })),
  options: balanceOptions,
  notTested: balanceNotTested,
} as const

/** Scores a Pediatric Balance Scale; the rater enters the best of the trials. See {@link scoreBalance}. */
export function scorePbs(items: Answers): BalanceScore {
  return scoreBalance(DESCRIPTOR, items)
}

export const pbs = { ...DESCRIPTOR, score: scorePbs } satisfies Instrument<BalanceScore>
