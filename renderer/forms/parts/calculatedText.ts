import type { CalculatedItem, FormDefinition } from '../../../shared/form/definition.ts'
import { itemIndex } from '../../../shared/form/items.ts'
import { formatHalfUp } from '../../../shared/instruments/rounding.ts'
import { inLanguage, words } from '../../../shared/text/text.ts'
import type { Language } from '../../text/i18n.ts'

/** What a rule says that looked for something and found nothing. */
const NONE = words('none', 'ندارد')

/**
 * A computed value for the eye: rounded half up as its item says, with its unit; the label where it is a code, the names where it
 * lists items of the form.
 */
export function calculatedText(
  item: CalculatedItem,
  value: string,
  language: Language,
  definition?: FormDefinition,
): string {
  const entry = item.codeList?.entries.find((each) => each.code === value)
  if (entry) return inLanguage(entry.label, language)
  if (value === 'NONE') return inLanguage(NONE, language)
  const isNumber = /^-?\d+(\.\d+)?$/.test(value)
  const shown = isNumber && item.decimals !== undefined ? formatHalfUp(Number(value), item.decimals) : value
  if (isNumber) return item.unit ? `${shown} ${item.unit}` : shown
  const index = definition && itemIndex(definition)
  const names = value.split(', ').map((part) => index?.get(part)?.item.label)
  if (names.some((name) => name === undefined)) return value
  return names.map((name) => (name ? inLanguage(name, language) : '')).join('; ')
}
