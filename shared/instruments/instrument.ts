/**
 * What an instrument is: items, the codes they take, and a scoring rule with a version. Forms, the dictionary, exports and
 * the command line all read the same descriptor, so nothing about an instrument is written twice.
 */

/** The stored code of one item, exactly as the code list has it: '0', '1+', 'NT', 'IV'. */
export type Code = string

/**
 * Answers by item id. Stored answers are text; whole numbers are taken too where the codes of the instrument are whole
 * numbers. An absent item, null and undefined all mean the item is open.
 */
export type Answers = Readonly<Record<string, string | number | null | undefined>>

/** One code an item can take. `json` is the same code as exchange files write it: a number, or text. */
export interface InstrumentOption {
  readonly value: Code
  readonly label: string
  readonly json: number | string
}

/** A part of an instrument with a sum of its own: a dimension, a subscale, a domain. */
export interface InstrumentDimension {
  readonly id: string
  readonly name: string
  /** Lowest and highest raw sum. */
  readonly min: number
  readonly max: number
}

export interface InstrumentItem {
  readonly id: string
  /** Place on the paper form, from 1. */
  readonly number: number
  /** The id of the dimension it belongs to. */
  readonly dimension: string
  readonly label: string
}

/**
 * The code for 'not tested' and what it does to a sum: a number counts as that score and keeps the sum complete
 * (GMFM 0, FIM 1); null counts as nothing and leaves the sum open (BBS) or the item out of the mean (MAS).
 */
export interface NotTested {
  readonly code: 'NT'
  readonly label: string
  readonly countsAs: number | null
}

/** What every score says, whatever the instrument: the total, or exactly what it is waiting for (design 7). */
export interface InstrumentScore {
  readonly instrument: string
  /** The rule that made the number, kept beside every stored value: 'gmfm88/1'. */
  readonly ruleVersion: string
  readonly status: 'complete' | 'incomplete'
  /** The headline number, unrounded; null when it cannot be computed. */
  readonly total: number | null
  /** Items without an answer, in form order. */
  readonly open: readonly string[]
  /** Items coded as not tested, in form order. */
  readonly notTested: readonly string[]
}

/** What a score may depend on beside the items. An instrument ignores what is not its own. */
export interface ScoreOptions {
  /** GMFM: the dimensions marked as goals. */
  readonly goalDimensions?: readonly string[]
  /** GMFM: tested with aids or orthoses. */
  readonly aids?: boolean
  /** MAS: the muscles the protocol fixes, scored on both sides. Without it, the items that were handed in. */
  readonly muscles?: readonly string[]
  /** MAS: fewest scored sites for which a mean is given. */
  readonly minimumScored?: number
  /** FIM: how FIM12 was scored: W walk, C wheelchair, B both. */
  readonly locomotionMode?: string
}

export interface Instrument<Score extends InstrumentScore = InstrumentScore> {
  readonly id: string
  readonly name: string
  readonly ruleVersion: string
  readonly higherIsBetter: boolean
  readonly dimensions: readonly InstrumentDimension[]
  readonly items: readonly InstrumentItem[]
  /** Codes a rater can choose, without the code for 'not tested'. */
  readonly options: readonly InstrumentOption[]
  /** Absent where the instrument has no such code. */
  readonly notTested?: NotTested
  /** Words that must stand beside the instrument: owner, licence. */
  readonly notice?: string
  /** Throws {@link AnswerError} when an item does not exist or cannot hold the value. */
  readonly score: (items: Answers, options?: ScoreOptions) => Score
}

/** Options '0'..'n' from a list of labels, the first label for `from`. */
export function numberedOptions(from: number, labels: readonly string[]): readonly InstrumentOption[] {
  return labels.map((label, index) => ({ value: String(from + index), label, json: from + index }))
}
