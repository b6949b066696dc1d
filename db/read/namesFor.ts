import { textOf } from '../../shared/form/answer.ts'
import type { FormDefinition, ItemDefinition } from '../../shared/form/definition.ts'
import type { FormView } from '../../shared/ipc/views/form.ts'
import type { ReadableDb } from '../store/database.ts'
import { itemsOf } from './formItems.ts'
import { formRowsOf } from './formRow.ts'
import { usersOf } from './people.ts'

/** The staff that an item of this form may name, also those who have left since. */
export function peopleFor(db: ReadableDb, definition: FormDefinition): FormView['people'] {
  const roles = new Set(itemsIn(definition).flatMap((item) => (item.type === 'user' ? item.roles : [])))
  return usersOf(db)
    .filter(({ role }) => roles.has(role))
    .map(({ id, name, role }) => ({ id, name, role }))
}

/** The rows of other forms of the child that an item of this form may point at, named as people know them. */
export function referencesFor(db: ReadableDb, definition: FormDefinition, subjectId: string): FormView['references'] {
  const wanted = new Map(
    itemsIn(definition).flatMap((item) => (item.type === 'reference' ? [[item.form, item.display] as const] : [])),
  )
  if (wanted.size === 0) return []
  return formRowsOf(db, subjectId)
    .filter(({ oid, struck }) => wanted.has(oid) && !struck)
    .map(({ id, oid, repeat }) => ({ form: oid, id, title: titleOf(db, id, wanted.get(oid) ?? '', repeat) }))
}

function titleOf(db: ReadableDb, formId: string, item: string, repeat: number): string {
  const answer = itemsOf(db, formId).find(({ address }) => address.item === item)?.answer
  return textOf(answer) ?? `#${repeat}`
}

const itemsIn = (definition: FormDefinition): readonly ItemDefinition[] =>
  definition.itemGroups.flatMap(({ items }) => items)
