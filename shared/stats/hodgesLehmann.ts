import { medianOf } from './sample.ts'

/**
 * The Hodges-Lehmann shift: the median of the means of all pairs of differences, each with itself too, zeros kept. Null
 * for no differences. Grows with the square of the sample, which is meant for hundreds of subjects, not for thousands.
 */
export function hodgesLehmann(differences: readonly number[]): number | null {
  return medianOf(differences.flatMap((one, index) => differences.slice(index).map((other) => (one + other) / 2)))
}
