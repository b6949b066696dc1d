import type { TFunction } from 'i18next'
import { answerSchema, type Answer } from '../../../shared/form/answer.ts'
import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import type { Language } from '../../text/i18n.ts'

/**
 * A value of the trail as a person reads it: labels behind codes, units behind numbers, yes and no. What the trail holds as
 * an answer or as plain JSON is taken apart; any other text is shown as it stands. Null for nothing.
 */
export function valueWords(
  t: TFunction,
  language: Language,
  item: ItemDefinition | undefined,
  value: string | null,
): string | null {
  if (value === null) return null
  const read = readJson(value)
  if (read === null) return null
  if (typeof read === 'boolean') return read ? t('audit.yes') : t('audit.no')
  const answer = answerSchema.safeParse(read)
  if (answer.success) return answerWords(language, item, answer.data)
  if (typeof read === 'string') return codeWords(language, item, read)
  return typeof read === 'object' ? value : codeWords(language, item, String(read))
}

/** The value behind JSON text; text that is no JSON, or a number that would lose its zeros, stays text. */
function readJson(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'number' ? text : read
  } catch {
    return text
  }
}

function answerWords(language: Language, item: ItemDefinition | undefined, answer: Answer): string {
  if ('value' in answer) {
    const values = typeof answer.value === 'string' ? [answer.value] : answer.value
    return values.map((each) => codeWords(language, item, each)).join(', ')
  }
  const missing = item?.missing?.find((each) => each.code === answer.missing)
  const because = missing?.reasons?.find((each) => each.code === answer.reason)
  const words = missing ? inLanguage(missing.label, language) : answer.missing
  const reason = because ? inLanguage(because.label, language) : answer.reason
  return reason ? `${words}: ${reason}` : words
}

function codeWords(language: Language, item: ItemDefinition | undefined, code: string): string {
  if (!item) return code
  const list = 'codeList' in item ? item.codeList : undefined
  const entry = list?.entries.find((each) => each.code === code)
  const words = entry && inLanguage(entry.label, language)
  // A score is its digit; the words say what the digit stands for.
  if (words !== undefined && words !== code) return item.type === 'score' ? `${code} · ${words}` : words
  if ('unit' in item && item.unit) return `${code} ${item.unit}`
  return item.type.endsWith('ateTime') ? code.replace('T', ' ') : code
}
