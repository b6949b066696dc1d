import { type BalanceScore, balanceNotTested, balanceOptions, scoreBalance } from './balanceScale.ts'
import type { Answers, Instrument, InstrumentItem } from './instrument.ts'

export interface BbsItem extends InstrumentItem {
  /** NINDS common data element of the same item, where one was found. */
  readonly nindsCde?: string
}

const ROWS: readonly (readonly [label: string, nindsCde?: string])[] = [
  ['Sit to stand'],
  ['Stand unsupported (2 min)'],
  ['Sit, back unsupported, feet supported (2 min)', 'C14695 BBSUnsprtSitScale'],
  ['Stand to sit', 'C14696 BBSStndSitScale'],
  ['Transfers chair to chair'],
  ['Stand, eyes closed (10 s)', 'C14698 BBSUnSprtStndScaleClsdEyesScl'],
  ['Stand, feet together (1 min)'],
  ['Forward reach, outstretched arm', 'C14700 BBSReachFrwdScale'],
  ['Pick object up from floor', 'C14701 BBSRetrieveFlrObjScale'],
  ['Turn to look behind, both shoulders', 'C14702 BBSTrnHeadScale'],
  ['Turn 360°, each direction'],
  ['Alternate foot on step (8 placements)', 'C14704 BBSAltFtStepUpScale'],
  ['Tandem stand (30 s)'],
  ['One-leg stand (10 s)'],
]

const DESCRIPTOR = {
  id: 'BBS',
  name: 'Berg Balance Scale',
  /** 1: sum of 14, any open or not administered item leaves the total open. */
  ruleVersion: 'bbs/1',
  higherIsBetter: true,
  dimensions: [{ id: 'TOTAL', name: 'Balance', min: 0, max: 56 }],
  items: ROWS.map(([label, nindsCde], index): BbsItem => ({
    id: `BBS${String(index + 1).padStart(2, '0')}`,
    number: index + 1,
    dimension: 'TOTAL',
    label,
    ...(nindsCde === undefined ? {} : { nindsCde }),
  })),
  options: balanceOptions,
  notTested: balanceNotTested,
} as const

/** Scores a Berg Balance Scale: see {@link scoreBalance}. */
export function scoreBbs(items: Answers): BalanceScore {
  return scoreBalance(DESCRIPTOR, items)
}

/**
 * Whether full points may be offered for item 3: only when item 2 is 4 and item 3 is open. The rater confirms and the
 * answer is stored as an entry; nothing is filled in (instruments, section 2).
 */
export function mayOfferItem3(items: Answers): boolean {
  return String(items['BBS02']) === '4' && (items['BBS03'] === null || items['BBS03'] === undefined)
}

export const bbs = { ...DESCRIPTOR, score: scoreBbs } satisfies Instrument<BalanceScore>
