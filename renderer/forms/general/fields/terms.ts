import type { Text } from '../../../../shared/text/text.ts'

/** A term of a dictionary as the list shows it. */
export interface TermFound {
  readonly id: string
  readonly label: string
  readonly hint: string
}

/** The CTCAE terms for what was typed. The dictionary is fetched with the first search, as most forms have none. */
export async function searchTerms(typed: string): Promise<readonly TermFound[]> {
  const { searchCtcae } = await import('../../../../shared/instruments/ctcaeSearch.ts')
  return searchCtcae(typed).map(({ term, soc, grades }) => ({
    id: term,
    label: term,
    hint: `${soc} · ${grades.join(' ')}`,
  }))
}

/** A grade that a term has, and what it means. */
export interface GradeFound {
  readonly grade: number
  readonly meaning: Text
}

/** The grades of a CTCAE term; all five while there is no term, or one that CTCAE does not have. */
export async function gradesOfTerm(term: string | undefined): Promise<readonly GradeFound[]> {
  const [{ ctcaeTerm }, { gradeWords }] = await Promise.all([
    import('../../../../shared/instruments/ctcae.ts'),
    import('../../../../shared/instruments/gradeWords.ts'),
  ])
  const grades = (term === undefined ? undefined : ctcaeTerm(term)?.grades) ?? ([1, 2, 3, 4, 5] as const)
  return grades.map((grade) => ({ grade, meaning: gradeWords(term, grade) }))
}
