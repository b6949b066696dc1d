import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { rowOf, rowsOf } from '../read/query.ts'
import { isClockSuspect, localNow } from '../read/readContext.ts'
import { settingsInForce } from '../read/settingsInForce.ts'
import type { Actor } from '../record/change.ts'
import { insideOf, type Store } from '../store/store.ts'

/** How a person likes the screen. Not part of the record. */
export type Preferences = Pick<ApplicationView, 'language' | 'calendar'>

/** What the frame of every screen shows of the store. */
export interface Frame extends Preferences {
  readonly site: string | null
  /** Civil date at the site. */
  readonly today: string
  readonly idleMinutes: number
  readonly lastBackup: string | null
  readonly clockSuspect: boolean
}

export const DEFAULT_PREFERENCES: Preferences = { language: 'en', calendar: 'gregorian' }

/** Reads the frame for one person. */
export function readFrame(store: Store, person: Actor): Frame {
  const { db } = store
  const site = rowOf<{ name: string }>(db, 'SELECT name FROM site WHERE id = ?', store.site)
  const backup = rowOf<{ time: string | null }>(
    db,
    `SELECT max(bytes ->> '$.time') AS time FROM audit_record WHERE kind = 'backup.made'`,
  )
  return {
    ...preferencesOf(store, person),
    site: site?.name ?? null,
    today: localNow(insideOf(store).clock).slice(0, 10),
    idleMinutes: Number(settingsInForce(db)['session.idleMinutes']),
    lastBackup: backup?.time ?? null,
    clockSuspect: isClockSuspect(db),
  }
}

/** What the person chose, or the defaults. */
export function preferencesOf({ db }: Store, person: Actor): Preferences {
  const rows = rowsOf<{ key: string; value: string }>(
    db,
    'SELECT key, value FROM preference WHERE user_id = ?',
    person.id,
  )
  return { ...DEFAULT_PREFERENCES, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
}

/** Keeps what the person chose. Beside the record, as it says nothing about a child. */
export function setPreferences(store: Store, person: Actor, preferences: Preferences): void {
  const { writer } = insideOf(store)
  writer.immediate(() => {
    const put = writer.statement(
      'INSERT INTO preference (user_id, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
    for (const [key, value] of Object.entries(preferences)) put.run(person.id, key, value)
  })
}
