import { type Text, words } from '../text/text.ts'
import type { ItemAddress } from './address.ts'

/**
 * What a check answers with (design 8).
 * impossible: the item itself cannot be so; hard: the form cannot complete; soft: confirm with a comment or raise a query;
 * hold: an act that has not happened yet must wait for the investigator; deviation: opens a deviation record;
 * suggestion: the product offers something (a term, an adverse event row), nothing is blocked.
 */
export type Severity = 'impossible' | 'hard' | 'soft' | 'hold' | 'deviation' | 'suggestion'

/** The categories under which a deviation is filed (form DEV). */
export type DeviationCategory =
  'WINDOW' | 'MISSED' | 'DOSE' | 'CONSENT' | 'ELIGIBILITY' | 'PROHIBITED' | 'RELEASE' | 'SAE_LATE' | 'OTHER'

/** What the record of a deviation starts with. */
export interface DeviationFacts {
  readonly category: DeviationCategory
  /** A major one is an alert: the investigator is told at once. */
  readonly class: 'MINOR' | 'MAJOR'
  /** ISO civil date on which it happened, where it is known. */
  readonly date?: string
  /** Days outside the window: negative when early, positive when late. */
  readonly days?: number
  /** The form that the departure is about, where several forms may find the same one: it is recorded once. */
  readonly about?: string
}

export interface Finding {
  /** 'EC046', or 'schema' / 'open' for what the definition itself says. */
  readonly check: string
  readonly severity: Severity
  /** The item to look at; absent when the whole form is meant. */
  readonly address?: ItemAddress
  /** What is wrong and what to do, for the person at the bedside: in English, as the record keeps it. Names no other child. */
  readonly message: string
  /** The same in Persian, for the screen. */
  readonly persian: string
  /** With severity 'deviation': what its record starts with. */
  readonly deviation?: DeviationFacts
  /** Confirmed with a comment: still shown, no longer asked. */
  readonly confirmed?: { readonly by: string; readonly at: string; readonly comment: string }
}

/** A finding with its sentence. */
export function saying({ en, fa }: Text, rest: Omit<Finding, 'message' | 'persian'>): Finding {
  return { ...rest, message: en, persian: fa }
}

/** Said beside a date that may only look wrong. */
export const CLOCK_IN_DOUBT = words(
  'The clock of this computer is in doubt: check both.',
  'ساعت این رایانه نامطمئن است: هر دو را بررسی کنید.',
)
