import terms from './ctcaeTerms.json' with { type: 'json' }

/** CTCAE v5.0 of 27 November 2017: 837 terms in 26 organ classes. Not every term has all five grades. */
export const CTCAE_VERSION = '5.0'

export type Grade = 1 | 2 | 3 | 4 | 5

export interface CtcaeTerm {
  readonly term: string
  /** System organ class. */
  readonly soc: string
  /** The grades that the term defines, ascending. */
  readonly grades: readonly Grade[]
}

/** All terms, by organ class as the standard prints them. */
export const ctcaeTerms: readonly CtcaeTerm[] = Object.entries(terms).flatMap(([soc, own]) =>
  Object.entries(own).map(([term, grades]) => ({ term, soc, grades: Array.from(grades, Number) as Grade[] })),
)

const byTerm = new Map(ctcaeTerms.map((term) => [term.term, term]))

/** The term as CTCAE spells it, or undefined. */
export function ctcaeTerm(term: string): CtcaeTerm | undefined {
  return byTerm.get(term)
}

/** Whether the term exists and defines the grade: nausea has no grade 4, bruising none above 2. */
export function isGradeOf(term: string, grade: number): boolean {
  return ctcaeTerm(term)?.grades.some((own) => own === grade) ?? false
}

/** The five grades in general words (paraphrase), for the side of the grade keys. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  1: 'mild: no or slight symptoms, observe only',
  2: 'moderate: minimal, local or non-invasive treatment; limits instrumental activities of that age',
  3: 'severe or medically significant: hospital stay or a longer one, disabling, limits self-care',
  4: 'life-threatening: urgent treatment',
  5: 'death',
}

/**
 * The grade of a fever (CTCAE v5.0 Fever): 38.0 to 39.0 °C is 1, above 39.0 to 40.0 is 2, above 40.0 is 3 for at most 24
 * hours and 4 beyond. Death (5) is not told by a thermometer. Null below 38.0, and above 40.0 while the duration is open.
 * @param celsius body temperature in °C. @param hoursAbove40 hours above 40.0 °C, or null when not known.
 */
export function feverGrade(celsius: number, hoursAbove40: number | null): Grade | null {
  if (celsius < 38) return null
  if (celsius <= 39) return 1
  if (celsius <= 40) return 2
  if (hoursAbove40 === null) return null
  return hoursAbove40 <= 24 ? 3 : 4
}
