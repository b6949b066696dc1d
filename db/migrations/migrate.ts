import type { ReadableDb, WritableDb } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import type { Migration } from './migration.ts'
import { MIGRATIONS } from './migrations.ts'

/** The version of the store, 0 for an empty one. */
export function storeVersion(db: ReadableDb): number {
  return db.prepare<{ user_version: number }>('SELECT user_version FROM pragma_user_version').get()?.user_version ?? 0
}

/**
 * Brings the store to the newest version, one transaction for each step with the version inside it: after a crash the store
 * stands at one version or the next, never between. `backup` is called once, before the first step, unless the store is empty.
 * Throws StoreError 'storeNewer' without touching a store that a newer program wrote.
 */
export function migrate(db: WritableDb, backup: () => void, steps: readonly Migration[] = MIGRATIONS): void {
  const version = storeVersion(db)
  if (version > steps.length) throw new StoreError('storeNewer')
  if (version === steps.length) return
  if (version > 0) backup()
  for (const step of steps.slice(version)) {
    db.immediate(() => {
      // Another program may have taken the step while this one waited.
      if (storeVersion(db) !== step.version - 1) return
      db.exec(step.sql)
      db.exec(`PRAGMA user_version = ${step.version}`)
    })
  }
}
