import { fairCoinTwoSided } from './binomial.ts'

/** How many subjects changed for the better, with the exact sign test of the two. */
export interface Direction {
  readonly improved: number
  readonly worsened: number
  readonly unchanged: number
  readonly signTestP: number | null
}

/** Sorts changes by the direction of the scale: on the GMFCS and the MAS lower is better. */
export function directionOf(differences: readonly number[], higherIsBetter: boolean): Direction {
  const up = differences.filter((difference) => difference > 0).length
  const down = differences.filter((difference) => difference < 0).length
  const [improved, worsened] = higherIsBetter ? [up, down] : [down, up]
  return {
    improved,
    worsened,
    unchanged: differences.length - up - down,
    signTestP: fairCoinTwoSided(improved, improved + worsened),
  }
}
