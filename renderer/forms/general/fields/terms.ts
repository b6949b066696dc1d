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
