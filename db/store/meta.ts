import type { ReadableDb, WritableDb } from './database.ts'

/** What the store knows of itself, outside the record. `keyGeneration` ties it to the key file across a rotation. */
export type MetaKey =
  | 'installation'
  | 'site'
  | 'created'
  | 'studyOid'
  | 'studyVersion'
  | 'synthetic'
  | 'keyGeneration'
  /** Id of the key file and the key that opens sealed failed sign-ins (db/accounts/account.ts). */
  | 'keyFile'
  /** A rotation that is done and not yet in the trail (db/accounts/rotateKey.ts). */
  | 'rotationToRecord'
  /** What is being written in clear outside the store (leftovers.ts). */
  | 'writing'
  /** Pseudonyms of an earlier release that the trail does not hold yet (migration 6). */
  | 'pseudonymsToRecord'

/** A fact about the store, or undefined. */
export function readMeta(db: ReadableDb, key: MetaKey): string | undefined {
  return db.prepare<{ value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value
}

/** Sets a fact about the store. Call inside a transaction where it belongs to one. */
export function writeMeta(db: WritableDb, key: MetaKey, value: string): void {
  db.statement('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}
