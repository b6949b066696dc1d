import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import { differencesOf, type EntryDifference } from '../../shared/form/entries.ts'
import type { StoredItem } from '../read/formItems.ts'
import { valuesFrom } from '../read/formItems.ts'

/** Two entries held against each other. */
export interface Compared {
  readonly differences: readonly EntryDifference[]
  /** The answers of the first entry on which both agree. */
  readonly agreed: readonly StoredItem[]
}

/** Holds two entries against each other, item by item. */
export function compareEntries(
  definition: FormDefinition,
  first: readonly StoredItem[],
  second: readonly StoredItem[],
): Compared {
  const addresses = new Map<string, ItemAddress>(
    [...first, ...second].map(({ address }) => [addressKey(address), address]),
  )
  const differences = differencesOf(definition, valuesFrom(first), valuesFrom(second), [...addresses.values()])
  const differing = new Set(differences.map(({ address }) => addressKey(address)))
  return { differences, agreed: first.filter(({ address }) => !differing.has(addressKey(address))) }
}
