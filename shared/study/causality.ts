/** Relations that speak against the treatment as the cause; every other answer leaves it possible. */
const UNRELATED = ['UNLIKELY', 'NOT RELATED']

/**
 * Whether a relation counts as 3 or more where a check holds or refuses: certain, probable, possible, and whatever could not be
 * classified or assessed, so that a hold never fails open. An answer that is open is not judged here.
 */
export function mayBeRelated(relation: string): boolean {
  return !UNRELATED.includes(relation)
}
