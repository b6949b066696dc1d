/** Where a default comes from, in one word. */
export type SourceKind = 'Assumed' | 'Paper' | 'Sibling' | 'Reference' | 'Protocol' | 'Other'

/**
 * The weakest part of a source decides: a line that is partly assumed is for the site to confirm. After that the strongest
 * one named: the published trial, a trial of the same kind, the protocol, the instrument or guideline.
 */
export function sourceKind(source: string): SourceKind {
  const words = source.toLowerCase()
  if (words.includes('assumed')) return 'Assumed'
  if (words.startsWith('paper')) return 'Paper'
  if (words.startsWith('sibling')) return 'Sibling'
  if (words.includes('protocol')) return 'Protocol'
  return words.startsWith('ref') || words.includes('rule') ? 'Reference' : 'Other'
}

/** What the source says beyond its kind: nothing for a bare 'paper' or 'assumed'. */
export function sourceDetail(source: string): string {
  return /^(?:paper|assumed|protocol)$/i.test(source.trim()) ? '' : source
}
