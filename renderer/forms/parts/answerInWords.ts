import type { ItemAddress } from '../../../shared/form/address.ts'
import type { Answer } from '../../../shared/form/answer.ts'
import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { findItem } from '../../../shared/form/items.ts'
import type { FormView } from '../../../shared/ipc/views/form.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import type { Language } from '../../text/i18n.ts'
import type { FormSession } from '../session.ts'

/** Names behind the ids of people and rows, where they are known. */
export type Names = Pick<FormView, 'people' | 'references'>
const NO_NAMES: Names = { people: [], references: [] }

/** An answer as a person reads it: labels for codes, names for people, the unit behind a number. */
export function answerInWords(session: FormSession, address: ItemAddress, answer: Answer, language: Language): string {
  return wordsOfAnswer(findItem(session.definition, address)?.item, answer, language, session.state.view)
}

/** The same where only the definition is at hand. */
export function wordsOfAnswer(
  item: ItemDefinition | undefined,
  answer: Answer,
  language: Language,
  names: Names = NO_NAMES,
): string {
  if ('missing' in answer) return missingInWords(item, answer.missing, answer.reason, language)
  const values = typeof answer.value === 'string' ? [answer.value] : answer.value
  return values.map((value) => valueInWords(names, item, value, language)).join(', ')
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

function valueInWords(names: Names, item: ItemDefinition | undefined, value: string, language: Language): string {
  switch (item?.type) {
    case 'choice':
    case 'multiChoice': {
      const entry = item.codeList.entries.find((each) => each.code === value)
      return entry ? inLanguage(entry.label, language) : value
    }
    case 'user':
      return names.people.find((person) => person.id === value)?.name ?? value
    case 'reference':
      return names.references.find((row) => row.id === value)?.title ?? value
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
