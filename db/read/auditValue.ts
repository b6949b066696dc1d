import type { Answer } from '../../shared/form/answer.ts'
import type { Json } from '../../shared/record/canonical.ts'

/** What stood in an item, from the side row of an audit record; null for open, and for what is no answer. */
export function answerIn(entity: string | null, text: string | null): Answer | null {
  if (text === null) return null
  const value = JSON.parse(text) as Json
  if (entity !== 'calculatedItem') return value as unknown as Answer
  return (value as unknown as { readonly answer: Answer | null }).answer
}

/** A value of the trail in words for a table cell: what was typed, a code with its reason, a plain field as it is. */
export function valueText(text: string | null): string | null {
  if (text === null) return null
  return wordsOf(JSON.parse(text) as Json)
}

function wordsOf(value: Json): string {
  if (value === null) return '–'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(wordsOf).join(', ')
  const { value: typed, missing, reason, answer, rule } = value as Readonly<Record<string, Json | undefined>>
  if (rule !== undefined) return wordsOf(answer ?? null)
  if (missing !== undefined) return reason === undefined ? wordsOf(missing) : `${wordsOf(missing)} (${wordsOf(reason)})`
  return typed === undefined ? JSON.stringify(value) : wordsOf(typed)
}
