/**
 * When an item is shown or required, as data: the screen, the completeness rule, the dictionary, ODM and REDCap read the
 * same tree. Item names are looked up in the same repeat of the same group first, then in repeat 1 of the other groups.
 */
export type Condition =
  | { readonly is: 'equals'; readonly item: string; readonly code: string }
  | { readonly is: 'oneOf'; readonly item: string; readonly codes: readonly string[] }
  | { readonly is: 'contains'; readonly item: string; readonly code: string }
  | { readonly is: 'answered'; readonly item: string }
  | { readonly is: 'atLeast'; readonly item: string; readonly number: number }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  /** About where the form stands, not what is in it: the visit it belongs to, or a site setting. */
  | { readonly is: 'atVisit'; readonly visits: readonly string[] }
  | { readonly is: 'setting'; readonly key: string; readonly value: string }

export const equals = (item: string, code: string): Condition => ({ is: 'equals', item, code })
export const oneOf = (item: string, ...codes: string[]): Condition => ({ is: 'oneOf', item, codes })
export const contains = (item: string, code: string): Condition => ({ is: 'contains', item, code })
export const answered = (item: string): Condition => ({ is: 'answered', item })
export const atLeast = (item: string, number: number): Condition => ({ is: 'atLeast', item, number })
export const not = (of: Condition): Condition => ({ is: 'not', of })
export const all = (...of: Condition[]): Condition => ({ is: 'all', of })
export const any = (...of: Condition[]): Condition => ({ is: 'any', of })
export const atVisit = (...visits: string[]): Condition => ({ is: 'atVisit', visits })
export const setting = (key: string, value: string): Condition => ({ is: 'setting', key, value })
