/** JSON as RFC 8785 can write it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * RFC 8785 (JSON Canonicalization Scheme): one text for one value, whatever order its members were made in. ECMAScript's own
 * JSON.stringify already writes numbers and strings as the RFC asks; what is left is the order of members (by UTF-16 code
 * units) and the refusal of what JSON cannot hold.
 * Throws TypeError on NaN, infinities, undefined members, lone surrogates and anything that is not plain JSON.
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case 'string':
      if (/\p{Surrogate}/u.test(value)) throw new TypeError('a lone surrogate has no canonical form')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('this number has no canonical form')
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalList(value) : canonicalObject(value as { readonly [key: string]: Json })
    default:
      throw new TypeError('this value has no canonical form')
  }
}

function canonicalList(list: readonly Json[]): string {
  return `[${Array.from(list, canonicalJson).join(',')}]`
}

function canonicalObject(object: { readonly [key: string]: Json }): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('only plain objects have a canonical form')
  const members = Object.keys(object)
    // The default order of toSorted() is by UTF-16 code units, which is what the RFC asks for.
    .toSorted()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(object[key] as Json)}`)
  return `{${members.join(',')}}`
}
