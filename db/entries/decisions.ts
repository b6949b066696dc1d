import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { Chosen, EntryDifference } from '../../shared/form/entries.ts'
import { Refusal } from '../record/refusal.ts'

/** What the third person decides about one difference. */
export interface Decision {
  readonly address: ItemAddress
  readonly choice: Chosen
  /** The other answer, null to leave the item open. Null with the choices 'first' and 'second'. */
  readonly answer: Answer | null
  readonly reason: string
}

/**
 * Holds the decisions against what differs: each difference is decided once. An item on which nothing differs can only be
 * given another answer, such as one that a decision has made necessary. Throws a Refusal 'badInput'.
 */
export function checkDecisions(differences: readonly EntryDifference[], decisions: readonly Decision[]): void {
  const decided = new Set(decisions.map(({ address }) => addressKey(address)))
  if (decided.size !== decisions.length)
    throw new Refusal('badInput', 'An item was decided twice. Nothing was changed.')
  const differing = new Set(differences.map(({ address }) => addressKey(address)))
  const left = [...differing].filter((key) => !decided.has(key)).length
  if (left > 0) {
    throw new Refusal(
      'badInput',
      `${left} differences are not decided yet. Both entries are kept; nothing was changed.`,
    )
  }
  if (decisions.some(({ address, choice }) => choice !== 'other' && !differing.has(addressKey(address)))) {
    throw new Refusal('badInput', 'The entries do not differ there. Nothing was changed.')
  }
  if (decisions.some(({ reason }) => reason.trim().length < 5)) {
    throw new Refusal(
      'needsReason',
      'Say why for each difference, in at least five characters. Nothing was changed yet.',
    )
  }
}
