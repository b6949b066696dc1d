/** What the key file is made of: no fractions, so that numbers have one spelling. */
export type PlainJson = string | number | boolean | null | readonly PlainJson[] | { readonly [name: string]: PlainJson }

/**
 * One spelling for a value: members sorted by name, no white space. The checksum and the authentication of the key file are
 * made over this text, so the file may be laid out for reading. Agrees with RFC 8785 for the values the key file holds
 * (text, whole numbers, true, false, null). Throws for a number that is not whole.
 */
export function canonicalText(value: PlainJson): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('only whole numbers have a canonical text here')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join(',')}}`
}

/** Array.isArray loses the element type of a read-only list. */
function isList(value: PlainJson): value is readonly PlainJson[] {
  return Array.isArray(value)
}
