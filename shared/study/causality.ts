import { valueOf, type FormValues } from '../form/values.ts'

/** Relations that speak against the treatment as the cause; every other answer leaves it possible. */
const UNRELATED = ['UNLIKELY', 'NOT RELATED']

/**
 * Whether a relation counts as 3 or more where a check holds or refuses: certain, probable, possible, and whatever could not be
 * classified or assessed, so that a hold never fails open. An answer that is open is not judged here.
 */
export function mayBeRelated(relation: string): boolean {
  return !UNRELATED.includes(relation)
}

/** The four questions of relation on the adverse event form. */
export const RELATIONS = ['AE_REL_CELLS', 'AE_REL_PUNCTURE', 'AE_REL_MARROW', 'AE_REL_SEDATION'] as const

/** Whether one of the four relations of an adverse event leaves the treatment possible; one that is still open does. */
export function isPossiblyRelated(event: FormValues): boolean {
  return RELATIONS.some((item) => {
    const relation = valueOf(event, item)
    return relation === undefined || mayBeRelated(relation)
  })
}
