import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { FormValues } from '../../shared/form/values.ts'

/** One item that somebody changed in the record while it was being typed here. */
export interface Conflict {
  readonly address: ItemAddress
  readonly theirs: Answer | null
  readonly mine: Answer | null
}

interface Entry {
  readonly address: ItemAddress
  readonly answer: Answer | null
}

/**
 * The items where mine and the record disagree and the record is not what I began from. What I began from may not be known
 * (a draft from an earlier session): then every disagreement counts, except where the record was open.
 */
export function conflictsOf(
  mine: readonly Entry[],
  record: FormValues,
  begunFrom: FormValues | null,
): readonly Conflict[] {
  return mine.flatMap(({ address, answer }) => {
    const key = addressKey(address)
    const theirs = record[key] ?? null
    if (sameAnswer(theirs, answer)) return []
    const changedSince = begunFrom ? !sameAnswer(theirs, begunFrom[key] ?? null) : theirs !== null
    return changedSince ? [{ address, theirs, mine: answer }] : []
  })
}

/** Whether two answers say the same. */
export function sameAnswer(one: Answer | null | undefined, other: Answer | null | undefined): boolean {
  if (!one || !other) return !one && !other
  if ('missing' in one) return 'missing' in other && one.missing === other.missing && one.reason === other.reason
  return 'value' in other && JSON.stringify(one.value) === JSON.stringify(other.value)
}
