/**
 * What the report is made from: plain data without a name, a day of the calendar or a word that somebody typed. Children stand
 * under pseudonyms; days are study days of the child or days since the first child came (deidentification rules 2, 3, 6, 7).
 */
export interface ReportInput {
  readonly study: { readonly name: string; readonly version: string }
  /** Whether every child is made up: said on every page and in every picture. */
  readonly synthetic: boolean
  /** When the data were read, UTC, ISO with Z. */
  readonly cut: string
  /** The end of the audit trail at the cut: what the report was made from can be told by it. */
  readonly head: { readonly sequence: number; readonly hash: string }
  readonly productVersion: string
  /** Which measures of functional independence were used, as their definitions name them. */
  readonly fimVariants: readonly string[]
  /** Ordered by label. */
  readonly children: readonly ReportChild[]
}

export interface ReportChild {
  /** The pseudonym of the report's release line. */
  readonly label: string
  /** Injections given, in order. The day of the first is study day 1. */
  readonly doses: readonly { readonly number: number; readonly day: number }[]
  /** Study day of the last visit that took place; null before the first injection. */
  readonly lastDay: number | null
  /** Days since the first child of the study came to its first visit; null for what has not happened. */
  readonly since: { readonly entry: number | null; readonly firstDose: number | null; readonly final: number | null }
  readonly visits: readonly { readonly oid: string; readonly status: 'occurred' | 'missed' | 'other' }[]
  readonly forms: readonly ReportForm[]
  /** Scores as they are stored in complete forms. */
  readonly scores: readonly ReportScore[]
  readonly events: readonly ReportEvent[]
}

export interface ReportForm {
  readonly visit: string
  readonly form: string
  readonly state: 'complete' | 'open' | 'notDone'
}

export interface ReportScore {
  readonly visit: string
  /** OID of the item that holds it. */
  readonly item: string
  readonly value: number
  /** The rule that computed it, 'id/version'; empty for what was entered. */
  readonly rule: string
}

export const SUSPECTS = ['cells', 'puncture', 'marrow', 'sedation'] as const
export type Suspect = (typeof SUSPECTS)[number]

/** One adverse event; null where its form leaves something open. */
export interface ReportEvent {
  readonly term: string | null
  readonly soc: string | null
  readonly grade: number | null
  readonly serious: boolean | null
  readonly relation: Readonly<Record<Suspect, string | null>>
  /** Code of the time after the injection: BEFORE, H24, H72, D7, D30, LATER. */
  readonly window: string | null
  readonly phase: string | null
  /** The injection it is linked to; 0 before the first. */
  readonly injection: number | null
  /** Study day of the onset. */
  readonly day: number | null
  readonly action: string | null
  readonly complete: boolean
}
