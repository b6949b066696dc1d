import type { Preferences } from '../read/preferences.ts'
import { insideOf } from '../store/store.ts'
import type { ActContext } from './actContext.ts'

/** Keeps how the person likes the screen. It is no part of the record, so it leaves no trail. */
export function setPreferences({ store, person }: ActContext, preferences: Preferences): void {
  const { writer } = insideOf(store)
  writer.immediate(() => {
    for (const [key, value] of Object.entries(preferences)) {
      writer
        .statement(
          `INSERT INTO preference (user_id, key, value) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET value = excluded.value`,
        )
        .run(person.id, key, value as string)
    }
  })
}
