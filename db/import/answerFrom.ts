import type { Answer } from '../../shared/form/answer.ts'
import type { ItemDefinition } from '../../shared/form/definition.ts'
import { normalise } from '../../shared/form/normalise.ts'

/**
 * A cell of a file as the answer to an item: several codes stand with semicolons between, a missing code stands in the place of the value
 * where the item knows it. Null for an empty cell. Whether the answer is possible is asked later.
 */
export function answerFrom(item: ItemDefinition, cell: string, reason = ''): Answer | null {
  if (cell === '') return null
  const typed = normalise(item, cell).text
  const missing = item.missing?.find(({ code }) => code === typed)
  const isOwnCode = 'codeList' in item && (item.codeList?.entries.some(({ code }) => code === typed) ?? false)
  return missing && !isOwnCode ? missingAnswer(missing.code, reason) : valueAnswer(item, cell)
}

/** A value that cannot be a missing code, as the answer to an item. */
export function valueAnswer(item: ItemDefinition, value: string): Answer {
  const typed = normalise(item, value).text
  return { value: item.type === 'multiChoice' ? typed.split(';').map((code) => code.trim()) : typed }
}

/** A missing code with its reason, if there is one. */
export function missingAnswer(code: string, reason: string): Answer {
  return reason === '' ? { missing: code } : { missing: code, reason }
}
