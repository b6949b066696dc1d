import type { CalculatedItem } from '../../../shared/form/definition.ts'
import { formatHalfUp } from '../../../shared/instruments/rounding.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import type { Language } from '../../text/i18n.ts'

/** A computed value for the eye: rounded half up as its item says, with its unit; the label where it is a code. */
export function calculatedText(item: CalculatedItem, value: string, language: Language): string {
  const entry = item.codeList?.entries.find((each) => each.code === value)
  if (entry) return inLanguage(entry.label, language)
  const isNumber = /^-?\d+(\.\d+)?$/.test(value)
  const shown = isNumber && item.decimals !== undefined ? formatHalfUp(Number(value), item.decimals) : value
  return item.unit ? `${shown} ${item.unit}` : shown
}
