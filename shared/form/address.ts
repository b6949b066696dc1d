import { z } from 'zod'

/**
 * Where an item stands inside its form: item group, repeat of the group (1 for a group that does not repeat), item.
 * A row once used keeps its number for ever, also when it is struck through.
 */
export interface ItemAddress {
  readonly group: string
  readonly repeat: number
  readonly item: string
}

export const itemAddressSchema = z.strictObject({
  group: z.string().min(1).max(60),
  repeat: z.int().min(1).max(10_000),
  item: z.string().min(1).max(80),
})

/** One key per item of a form: 'GROUP/1/ITEM'. Group and item OIDs never hold a slash. */
export function addressKey(address: ItemAddress): string {
  return `${address.group}/${address.repeat}/${address.item}`
}

/** Reads what {@link addressKey} wrote. Throws on anything else. */
export function parseAddressKey(key: string): ItemAddress {
  const [group, repeat, item, more] = key.split('/')
  // Most rows are the first; the pattern is for the others.
  if (!group || !repeat || !item || more !== undefined || (repeat !== '1' && !/^[1-9]\d*$/.test(repeat))) {
    throw new Error('not an item address')
  }
  return { group, repeat: Number(repeat), item }
}

/** A row of a repeating item group. */
export type RowAddress = Pick<ItemAddress, 'group' | 'repeat'>

/** One key per row of a form: 'GROUP/1'. */
export function rowKey({ group, repeat }: RowAddress): string {
  return `${group}/${repeat}`
}

/** Reads what {@link rowKey} wrote. Throws on anything else. */
export function parseRowKey(key: string): RowAddress {
  const { group, repeat } = parseAddressKey(`${key}/-`)
  return { group, repeat }
}
