import { addressKey, type ItemAddress } from './address.ts'
import { codesOf, type Answer } from './answer.ts'
import type { FormDefinition, ItemDefinition } from './definition.ts'
import { findItem } from './items.ts'
import type { FormValues } from './values.ts'

/** An item that the two entries of a form answer differently. Null: that entry left it open. */
export interface EntryDifference {
  readonly address: ItemAddress
  readonly first: Answer | null
  readonly second: Answer | null
}

/** What the person who settles a difference decides: one of the two answers, or another one. Always with a reason. */
export type Chosen = 'first' | 'second' | 'other'

/**
 * Whether two answers to an item say the same: 12.50 is 12.5, several codes in any order, text with its spaces folded. A missing
 * code is the same only with the same reason.
 */
export function saysSame(item: ItemDefinition | undefined, one: Answer | null, other: Answer | null): boolean {
  return plain(item, one) === plain(item, other)
}

function plain(item: ItemDefinition | undefined, answer: Answer | null): string {
  if (answer === null) return ''
  if ('missing' in answer) return JSON.stringify({ missing: answer.missing, reason: folded(answer.reason ?? '') })
  if (item?.type === 'multiChoice' || typeof answer.value !== 'string') {
    return JSON.stringify({ codes: [...new Set(codesOf(answer))].toSorted() })
  }
  if (item?.type === 'integer' || item?.type === 'decimal') return JSON.stringify({ number: Number(answer.value) })
  return JSON.stringify({ text: item?.type === 'text' ? folded(answer.value) : answer.value })
}

const folded = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/** The items on which two entries differ, in the order of the form and then of its rows. */
export function differencesOf(
  definition: FormDefinition,
  first: FormValues,
  second: FormValues,
  addresses: readonly ItemAddress[],
): readonly EntryDifference[] {
  return inOrder(definition, addresses).flatMap((address) => {
    const key = addressKey(address)
    const one = first[key] ?? null
    const other = second[key] ?? null
    const same = saysSame(findItem(definition, address)?.item, one, other)
    return same ? [] : [{ address, first: one, second: other }]
  })
}

/** Addresses in the order in which the form shows them: group, row, item. */
function inOrder(definition: FormDefinition, addresses: readonly ItemAddress[]): readonly ItemAddress[] {
  const groups = definition.itemGroups.map(({ oid }) => oid)
  const items = definition.itemGroups.flatMap((group) => group.items.map(({ oid }) => oid))
  return addresses.toSorted(
    (a, b) =>
      groups.indexOf(a.group) - groups.indexOf(b.group) ||
      a.repeat - b.repeat ||
      items.indexOf(a.item) - items.indexOf(b.item),
  )
}
