import { addressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import { textOf } from '../../shared/form/answer.ts'
import type { FormDefinition, ItemDefinition } from '../../shared/form/definition.ts'
import { findItem } from '../../shared/form/items.ts'
import { problemsOf } from '../../shared/form/problems.ts'
import { may } from '../../shared/roles.ts'
import type { Lookups } from './lookups.ts'
import type { ProposedValue } from './model.ts'

/** What an answer of a file comes to: the answer with ids, or why it cannot be. */
export type CheckedValue = { readonly answer: Answer } | { readonly problem: string }

/**
 * Checks one proposed answer against the definition and the rights of the person, and puts ids where the file names a person or a row.
 * `rowId` finds a form of the child by its number in a running log, or by its visit.
 */
export function checkValue(
  { users, person, site, latestEntry }: Lookups,
  definition: FormDefinition,
  value: ProposedValue,
  rowId: (form: string, row: string) => string | undefined,
): CheckedValue {
  const item = value.repeat >= 1 && value.repeat <= 10_000 ? findItem(definition, value)?.item : undefined
  if (!item) return { problem: 'The form has no such item.' }
  if (item.type === 'calculated') return { problem: 'This is computed, not typed.' }
  if (item.identity && !may(person.role, 'identity.see')) {
    return { problem: 'Your role may not enter who a child is.' }
  }
  // A time after now was made up, and the trail would keep it as the time of entry (R17).
  if (value.entered !== undefined && !site.clockSuspect && value.entered > latestEntry) {
    return { problem: 'It was entered in the future.' }
  }
  const answer = composed(value.answer)
  const problems = problemsOf(item, answer)
  if (problems.length > 0) return { problem: problems.map(({ en }) => en).join(' ') }
  return withIds(item, answer, users, rowId)
}

function withIds(
  item: ItemDefinition,
  answer: Answer,
  users: Lookups['users'],
  rowId: (form: string, row: string) => string | undefined,
): CheckedValue {
  const text = textOf(answer)
  if (text === undefined) return { answer }
  if (item.type === 'user') {
    const user = users.get(text)
    if (!user) return { problem: 'There is no account of this name here.' }
    return item.roles.includes(user.role)
      ? { answer: { value: user.id } }
      : { problem: 'This person has another role.' }
  }
  if (item.type === 'reference') {
    const id = rowId(item.form, text)
    return id === undefined ? { problem: 'The row it points at is not in the record.' } : { answer: { value: id } }
  }
  return { answer }
}

/** The label of an item for people, its name where the form has none. */
export function labelAt(definition: FormDefinition, value: ProposedValue): string {
  return findItem(definition, value)?.item.label.en ?? addressKey(value)
}

function composed(answer: Answer): Answer {
  return 'value' in answer && typeof answer.value === 'string' ? { value: answer.value.normalize('NFC') } : answer
}
