import type { Attributes } from './xmlEvents.ts'

/** What the prefixes mean inside an element, and whether it belongs to another vocabulary than the root. */
export interface Scope {
  /** Prefix to namespace; the default one stands under ''. */
  readonly spaces: ReadonlyMap<string, string>
  readonly rootSpace: string
  readonly isForeign: boolean
}

const XML = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])

/**
 * The scope of an element inside another one (Namespaces in XML 1.0, 6). What stands inside a foreign element is foreign, whatever it is
 * called. Null for a prefix that nothing declares.
 */
export function within(outer: Scope | undefined, raw: string, attributes: Attributes): Scope | null {
  const declared = [...attributes].filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
  const before = outer?.spaces ?? XML
  const spaces =
    declared.length === 0 ? before : new Map([...before, ...declared.map(([key, uri]) => [key.slice(6), uri] as const)])
  const colon = raw.indexOf(':')
  const prefix = colon < 0 ? '' : raw.slice(0, colon)
  const space = spaces.get(prefix) ?? (prefix === '' ? '' : null)
  if (space === null) return null
  const rootSpace = outer?.rootSpace ?? space
  return { spaces, rootSpace, isForeign: (outer?.isForeign ?? false) || space !== rootSpace }
}
