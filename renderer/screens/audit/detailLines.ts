export interface DetailLine {
  /** Empty for a detail that has no names in it. */
  readonly name: string
  readonly value: string
}

/** What an act says of itself, 'files: 12, outcome: written', line by line; any other text is one line without a name. */
export function detailLines(detail: string): readonly DetailLine[] {
  if (detail === '') return []
  const pairs = detail.split(', ').map((part) => /^(\w+): (.*)$/.exec(part))
  if (pairs.some((pair) => pair === null)) return [{ name: '', value: detail }]
  return pairs.map((pair) => ({ name: pair?.[1] ?? '', value: pair?.[2] ?? '' }))
}
