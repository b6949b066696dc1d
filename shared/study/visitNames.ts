/* OIDs of the visits that come once per injection, for conditions. */

export const INJECTION_NUMBERS = [1, 2, 3, 4] as const
/** Injection visits, in order. */
export const INJECTION_VISITS: readonly string[] = INJECTION_NUMBERS.map((number) => `INJ${number}`)
/** Ward observation after each injection. */
export const OBSERVATION_VISITS: readonly string[] = INJECTION_NUMBERS.map((number) => `OBS-${number}`)
