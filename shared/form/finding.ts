import type { ItemAddress } from './address.ts'

/**
 * What a check answers with (design 8).
 * impossible: the item itself cannot be so; hard: the form cannot complete; soft: confirm with a comment or raise a query;
 * hold: an act that has not happened yet must wait for the investigator; deviation: opens a deviation record;
 * suggestion: the product offers something (a term, an adverse event row), nothing is blocked.
 */
export type Severity = 'impossible' | 'hard' | 'soft' | 'hold' | 'deviation' | 'suggestion'

export interface Finding {
  /** 'EC046', or 'schema' / 'open' for what the definition itself says. */
  readonly check: string
  readonly severity: Severity
  /** The item to look at; absent when the whole form is meant. */
  readonly address?: ItemAddress
  /** What is wrong and what to do, for the person at the bedside. Names no other child. */
  readonly message: string
  /** Confirmed with a comment: still shown, no longer asked. */
  readonly confirmed?: { readonly by: string; readonly at: string; readonly comment: string }
}
