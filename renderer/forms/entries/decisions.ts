import { addressKey } from '../../../shared/form/address.ts'
import type { Answer } from '../../../shared/form/answer.ts'
import type { Chosen } from '../../../shared/form/entries.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { EntryComparison } from '../../../shared/ipc/views/entries.ts'

/** What has been decided about one difference so far. */
export interface Decided {
  readonly choice: Chosen
  /** With the choice 'other': what stands there instead. Undefined: not given yet. Null: left open. */
  readonly other: Answer | null | undefined
  readonly reason: string
}

/** Decisions by address key. */
export type Decisions = ReadonlyMap<string, Decided>

/** The fewest letters of a reason, as everywhere. */
const SHORTEST = 5

/** Whether nothing is missing from a decision. */
export function isDecided(decided: Decided | undefined): boolean {
  if (!decided || decided.reason.trim().length < SHORTEST) return false
  return decided.choice !== 'other' || decided.other !== undefined
}

/** The first difference after a place that is not decided, going round once; -1 when all are. */
export function nextOpen(differences: EntryComparison['differences'], decisions: Decisions, after: number): number {
  const turn = differences.map((_, index) => (after + 1 + index) % differences.length)
  return turn.find((index) => !isDecided(decisions.get(keyOf(differences, index)))) ?? -1
}

/** The address key of a difference by its place; empty past the end. */
export function keyOf(differences: EntryComparison['differences'], index: number): string {
  const difference = differences[index]
  return difference ? addressKey(difference.address) : ''
}

/** The decisions as the main process takes them. */
export function asInput(
  differences: EntryComparison['differences'],
  decisions: Decisions,
): Input<'entries.resolve'>['decisions'] {
  return differences.flatMap(({ address }) => {
    const decided = decisions.get(addressKey(address))
    if (!decided) return []
    const { choice, other, reason } = decided
    return [{ address, choice, answer: choice === 'other' ? (other ?? null) : null, reason: reason.trim() }]
  })
}
