/** What an act says of itself, line by line: from its JSON, or as one line without a name. */
export function detailLines(detail: string): readonly { readonly name: string; readonly value: string }[] {
  if (detail === '') return []
  try {
    const read: unknown = JSON.parse(detail)
    if (typeof read === 'object' && read !== null)
      return Object.entries(read).map(([name, value]) => ({ name, value: String(value) }))
  } catch {
    // Not JSON: shown as it stands.
  }
  return [{ name: '', value: detail }]
}
