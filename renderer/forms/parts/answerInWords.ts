import type { ItemAddress } from '../../../shared/form/address.ts'
import type { Answer } from '../../../shared/form/answer.ts'
import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { findItem } from '../../../shared/form/items.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import type { Language } from '../../text/i18n.ts'
import type { FormSession } from '../session.ts'

/** An answer as a person reads it: labels for codes, names for people, the unit behind a number. */
export function answerInWords(session: FormSession, address: ItemAddress, answer: Answer, language: Language): string {
  const item = findItem(session.definition, address)?.item
  if ('missing' in answer) return missingInWords(item, answer.missing, answer.reason, language)
  const values = typeof answer.value === 'string' ? [answer.value] : answer.value
  return values.map((value) => valueInWords(session, item, value, language)).join(', ')
}

function missingInWords(
  item: ItemDefinition | undefined,
  code: string,
  reason: string | undefined,
  language: Language,
) {
  const missing = item?.missing?.find((each) => each.code === code)
  const because = missing?.reasons?.find((each) => each.code === reason)
  const words = missing ? inLanguage(missing.label, language) : code
  return because ? `${words}: ${inLanguage(because.label, language)}` : words
}

function valueInWords(
  session: FormSession,
  item: ItemDefinition | undefined,
  value: string,
  language: Language,
): string {
  switch (item?.type) {
    case 'choice':
    case 'multiChoice': {
      const entry = item.codeList.entries.find((each) => each.code === value)
      return entry ? inLanguage(entry.label, language) : value
    }
    case 'user':
      return session.state.view.people.find((person) => person.id === value)?.name ?? value
    case 'reference':
      return session.state.view.references.find((row) => row.id === value)?.title ?? value
    case 'integer':
    case 'decimal':
      return item.unit ? `${value} ${item.unit}` : value
    case 'dateTime':
    case 'partialDateTime':
      return value.replace('T', ' ')
    default:
      return value
  }
}
