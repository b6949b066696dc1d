import type { ItemAddress } from './address.ts'
import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from './definition.ts'

/** An item with the group it stands in. */
export interface PlacedItem {
  readonly group: ItemGroupDefinition
  readonly item: ItemDefinition
}

const indexes = new WeakMap<FormDefinition, ReadonlyMap<string, PlacedItem>>()

/** All items of a form by OID. Built once per definition; throws when an OID stands twice. */
export function itemIndex(definition: FormDefinition): ReadonlyMap<string, PlacedItem> {
  const known = indexes.get(definition)
  if (known) return known
  const index = new Map<string, PlacedItem>()
  for (const group of definition.itemGroups) {
    for (const item of group.items) {
      if (index.has(item.oid)) throw new Error(`item ${item.oid} stands twice in form ${definition.oid}`)
      index.set(item.oid, { group, item })
    }
  }
  indexes.set(definition, index)
  return index
}

/** The definition behind an address, or undefined when the form has no such item in that group, or no such row. */
export function findItem(definition: FormDefinition, address: ItemAddress): PlacedItem | undefined {
  const placed = itemIndex(definition).get(address.item)
  if (!placed || placed.group.oid !== address.group) return undefined
  return placed.group.repeating || address.repeat === 1 ? placed : undefined
}

/** The address of an item in a row, 1 by default. Throws when the form has no such item. */
export function addressOf(definition: FormDefinition, item: string, repeat = 1): ItemAddress {
  const placed = itemIndex(definition).get(item)
  if (!placed) throw new Error(`form ${definition.oid} has no item ${item}`)
  return { group: placed.group.oid, repeat, item }
}
