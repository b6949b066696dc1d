import rows from './cohort.json' with { type: 'json' }

/** Raw sums of one assessment, from which its items are made. */
export interface Assessment {
  /** Raw sums of the five GMFM-88 dimensions, A to E. */
  readonly gmfm: readonly number[]
  /** 1 to 5. */
  readonly gmfcs: number
  readonly bbs: number
  /** The one Ashworth grade of the child, 0 to 4. */
  readonly mas: number
  /** UK FIM+FAM. */
  readonly fimMotor: number
  readonly fimCognitive: number
}

export interface CohortChild {
  readonly baseline: Assessment
  readonly month12: Assessment
  /** CTCAE terms of the mild events after the first injection. */
  readonly events: readonly string[]
}

/**
 * Sixteen invented children, worst to best, whose sums give the figures of the published abstract. Which score of one scale
 * goes with which of another is made up. No patient's data.
 */
export const cohort: readonly CohortChild[] = rows
