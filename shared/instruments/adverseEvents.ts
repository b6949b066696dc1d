import { isGradeOf } from './ctcae.ts'

/** The criteria of a serious event (ICH E2A) under their SDTM names; each is answered Y or N. */
export const SERIOUSNESS_CRITERIA = ['AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESMIE'] as const
export type SeriousnessCriterion = (typeof SERIOUSNESS_CRITERIA)[number]

/**
 * Whether the event is serious: Y as soon as one criterion is Y, N only when all six are N, null while that is open.
 * Severity is another thing: a grade 3 headache need not be serious. A stay planned before the event is not AESHOSP.
 */
export function seriousness(
  criteria: Readonly<Partial<Record<SeriousnessCriterion, string | null>>>,
): 'Y' | 'N' | null {
  const answers = SERIOUSNESS_CRITERIA.map((criterion) => criteria[criterion])
  if (answers.includes('Y')) return 'Y'
  return answers.every((answer) => answer === 'N') ? 'N' : null
}

/** Causality by WHO-UMC, asked separately for the product, the puncture, and sedation with marrow harvest. */
export const CAUSALITIES = [
  'CERTAIN',
  'PROBABLE/LIKELY',
  'POSSIBLE',
  'UNLIKELY',
  'CONDITIONAL/UNCLASSIFIED',
  'UNASSESSABLE/UNCLASSIFIABLE',
] as const
export type Causality = (typeof CAUSALITIES)[number]

/**
 * The binary that tables use: certain, probable and possible are related, the rest is not. Null while it is open.
 * Throws a RangeError for a category that WHO-UMC does not have ('NOT RELATED' is not one of them).
 */
export function isRelated(causality: string | null): boolean | null {
  if (causality === null) return null
  const index = CAUSALITIES.findIndex((category) => category === causality)
  if (index < 0) throw new RangeError(`${JSON.stringify(causality)} is not a WHO-UMC category`)
  return index < 3
}

/** An adverse event as far as the rules below look at it. An absent field is not judged; null says it is empty. */
export interface AdverseEventFacts {
  readonly term?: string
  readonly grade?: number | null
  /** SDTM AEOUT. */
  readonly outcome?: string | null
  readonly death?: string | null
  readonly lifeThreatening?: string | null
  readonly endDate?: string | null
}

export interface AdverseEventConsistency {
  readonly consistent: boolean
  /** What contradicts what, each in one sentence. */
  readonly contradictions: readonly string[]
  /** Worth a second look, but possible: some terms define grade 4 otherwise. */
  readonly warning: string | null
}

const RESOLVED = ['RECOVERED/RESOLVED', 'RECOVERED/RESOLVED WITH SEQUELAE']

/** The rule checks of instruments section 7 that need one event only. */
export function checkConsistency(event: AdverseEventFacts): AdverseEventConsistency {
  const { term, grade, outcome, death, endDate } = event
  const fatal = [
    { says: grade == null ? null : grade === 5, what: 'grade 5' },
    { says: outcome == null ? null : outcome === 'FATAL', what: 'outcome fatal' },
    { says: death == null ? null : death === 'Y', what: 'resulted in death' },
  ]
  const yes = fatal.filter(({ says }) => says === true).map(({ what }) => what)
  const no = fatal.filter(({ says }) => says === false).map(({ what }) => what)
  const contradictions = [
    yes.length > 0 && no.length > 0 ? `${yes.join(' and ')} does not go without ${no.join(' and ')}` : '',
    term !== undefined && grade != null && !isGradeOf(term, grade) ? `${term} has no grade ${grade} in CTCAE v5.0` : '',
    endDate === null && outcome != null && RESOLVED.includes(outcome) ? 'a resolved event needs an end date' : '',
    endDate != null && outcome === 'NOT RECOVERED/NOT RESOLVED' ? 'an event that is not resolved has no end date' : '',
  ].filter((sentence) => sentence !== '')
  const warning = grade === 4 && event.lifeThreatening !== 'Y' ? 'grade 4 without life-threatening flag' : null
  return { consistent: contradictions.length === 0, contradictions, warning }
}

/** SDTM AEACN for what happened to the injection series: postponing interrupts it, stopping the series withdraws it. */
export const actionTaken = {
  none: 'DOSE NOT CHANGED',
  postponed: 'DRUG INTERRUPTED',
  stopped: 'DRUG WITHDRAWN',
  notApplicable: 'NOT APPLICABLE',
  unknown: 'UNKNOWN',
} as const

/** SDTM AEOUT: the six outcomes of the controlled terminology, not extensible. */
export const OUTCOMES = [
  'RECOVERED/RESOLVED',
  'RECOVERED/RESOLVED WITH SEQUELAE',
  'RECOVERING/RESOLVING',
  'NOT RECOVERED/NOT RESOLVED',
  'FATAL',
  'UNKNOWN',
] as const
