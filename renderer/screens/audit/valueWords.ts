import type { TFunction } from 'i18next'
import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { calculatedText } from '../../forms/parts/calculatedText.ts'
import type { Language } from '../../text/i18n.ts'

/** How the trail writes a value that was cleared. */
const CLEARED = '–'
/** How it writes a missing code with its reason: 'NT (REFUSED)'. */
const MISSING = /^([^ ]+)(?: \(([^)]+)\))?$/

/**
 * A value of the trail as a person reads it: labels behind codes, units behind numbers, yes and no, computed values rounded. The trail writes several
 * codes with commas between them; text that is no code of the item is shown as it stands. Null for nothing.
 */
export function valueWords(
  t: TFunction,
  language: Language,
  item: ItemDefinition | undefined,
  value: string | null,
): string | null {
  if (value === null || value === CLEARED) return null
  if (item) return missingWords(language, item, value) ?? answerWords(language, item, value)
  if (value === 'true') return t('audit.yes')
  return value === 'false' ? t('audit.no') : value
}

function missingWords(language: Language, item: ItemDefinition, value: string): string | null {
  const [, code, reason] = MISSING.exec(value) ?? []
  const missing = item.missing?.find((each) => each.code === code)
  if (!missing) return null
  const because = missing.reasons?.find((each) => each.code === reason)
  const why = because ? inLanguage(because.label, language) : reason
  const words = inLanguage(missing.label, language)
  return why ? `${words}: ${why}` : words
}

function answerWords(language: Language, item: ItemDefinition, value: string): string {
  if (item.type === 'calculated') return calculatedText(item, value, language)
  const entries = 'codeList' in item ? (item.codeList?.entries ?? []) : []
  const labels = value.split(', ').map((code) => entries.find((entry) => entry.code === code)?.label)
  if (labels.every((label) => label !== undefined)) {
    const words = labels.map((label) => inLanguage(label, language)).join(', ')
    // A score is its digit; the words say what the digit stands for.
    return item.type === 'score' && words !== value ? `${value} · ${words}` : words
  }
  if ('unit' in item && item.unit) return `${value} ${item.unit}`
  return item.type.endsWith('ateTime') ? value.replace('T', ' ') : value
}
