import type { ReportChild } from './input.ts'

/** The injections that the protocol plans. */
export const PLANNED_DOSES = 4

/** Children with at least one injection: the population of every table of safety (protocol 4.3, 8). */
export function safetyPopulation(children: readonly ReportChild[]): readonly ReportChild[] {
  return children.filter(({ doses }) => doses.length > 0)
}

/** Children who had all four injections. */
export function fullDosePopulation(children: readonly ReportChild[]): readonly ReportChild[] {
  return children.filter(({ doses }) => doses.length >= PLANNED_DOSES)
}

/** Labels of the children who have at least one scale at baseline and at the final assessment. */
export function efficacyPopulation(
  analyses: readonly { readonly pairs: readonly { readonly label: string }[] }[],
): ReadonlySet<string> {
  return new Set(analyses.flatMap(({ pairs }) => pairs.map(({ label }) => label)))
}
