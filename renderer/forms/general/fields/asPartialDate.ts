/** '2026/3' and '2026 3 1' as '2026-03' and '2026-03-01', with a time behind a whole date; anything else as it was typed. */
export function asPartialDate(typed: string): string {
  const parts = /^(\d{4})(?:[-/. ](\d{1,2})(?:[-/. ](\d{1,2})(?:[T ](\d{1,2}):(\d{2}))?)?)?$/.exec(typed.trim())
  if (!parts) return typed
  const [, year, month, day, hour, minute] = parts
  const date = [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-')
  return hour !== undefined && minute !== undefined ? `${date}T${hour.padStart(2, '0')}:${minute}` : date
}
