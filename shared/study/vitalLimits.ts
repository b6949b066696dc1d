/** Usual values of one vital sign at one age. An absent end is not judged. */
export interface VitalRange {
  readonly min?: number
  readonly max?: number
}

interface AgeRow extends VitalRange {
  /** Completed years from which the row holds, up to the next one. */
  readonly from: number
}

/** The vital signs whose limits depend on age, with their item in the vital signs form. */
export const VITALS_BY_AGE = ['HEART_RATE', 'RESP_RATE', 'SBP'] as const
export type VitalByAge = (typeof VITALS_BY_AGE)[number]

/*
 * ref(PALS15), as the protocol quotes it: beats and breaths per minute, mmHg. The limits flag many healthy children, so what lies
 * outside is asked about and never refused. The protocol names no upper systolic limit from 12 years on, and none of these
 * before the second birthday.
 */
const ROWS: Readonly<Record<VitalByAge, readonly AgeRow[]>> = {
  HEART_RATE: [
    { from: 2, min: 98, max: 140 },
    { from: 3, min: 80, max: 120 },
    { from: 6, min: 75, max: 118 },
    { from: 12, min: 60, max: 100 },
  ],
  RESP_RATE: [
    { from: 2, min: 22, max: 37 },
    { from: 3, min: 20, max: 28 },
    { from: 6, min: 18, max: 25 },
    { from: 12, min: 12, max: 20 },
  ],
  SBP: [{ from: 2, max: 106 }, { from: 3, max: 112 }, { from: 6, max: 115 }, { from: 10, max: 120 }, { from: 12 }],
}

/** Lowest usual systolic pressure, mmHg: 70 + 2 x years before the 10th birthday, 90 from then on. */
const lowestSystolic = (years: number): number => (years < 10 ? 70 + 2 * years : 90)

/** What is usual for a vital sign at an age in completed years; undefined before the second birthday. Both ends are usual. */
export function vitalRange(vital: VitalByAge, years: number): VitalRange | undefined {
  const row = ROWS[vital].findLast((each) => each.from <= years)
  if (!row) return undefined
  const { from: _, ...range } = row
  return vital === 'SBP' ? { min: lowestSystolic(years), ...range } : range
}

/** Whether a value lies outside what is usual at an age. */
export function isUnusualVital(vital: VitalByAge, value: number, years: number): boolean {
  const { min = -Infinity, max = Infinity } = vitalRange(vital, years) ?? {}
  return value < min || value > max
}
