import { z } from 'zod'
import { insideOf } from '../store/store.ts'
import type { ActContext } from '../acts/actContext.ts'
import { rowOf } from '../read/query.ts'

const columns = z.record(z.string(), z.string())
const keyOf = (form: string) => `import.mapping.${form}`

/** How this person mapped the columns of this form last time, for the columns that the file has; empty when never. */
export function rememberedMapping(
  { store, person }: ActContext,
  form: string,
  present: readonly string[],
): Readonly<Record<string, string>> {
  const row = rowOf<{ value: string }>(
    store.db,
    'SELECT value FROM preference WHERE user_id = ? AND key = ?',
    person.id,
    keyOf(form),
  )
  if (!row) return {}
  const kept = columns.safeParse(JSON.parse(row.value))
  if (!kept.success) return {}
  return Object.fromEntries(Object.entries(kept.data).filter(([column]) => present.includes(column)))
}

/** Remembers it. Names of columns are no part of the record, so this leaves no trail. */
export function rememberMapping(
  { store, person }: ActContext,
  form: string,
  mapping: Readonly<Record<string, string>>,
): void {
  const { writer } = insideOf(store)
  writer.immediate(() => {
    writer
      .statement(
        `INSERT INTO preference (user_id, key, value) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value`,
      )
      .run(person.id, keyOf(form), JSON.stringify(mapping))
  })
}
