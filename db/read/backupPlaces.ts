import { z } from 'zod'
import type { ReadableDb } from '../store/database.ts'
import { settingsSet } from './settingsInForce.ts'

/** The setting that holds where backups go. It is chosen in a dialog and so has no line in the table of settings. */
export const PLACES_KEY = 'backup.places'

const places = z.array(z.string().max(1_000))

/** The folders that backups go to, in the order they were chosen; empty until somebody chose one. */
export function backupPlaces(db: ReadableDb): readonly string[] {
  const set = settingsSet(db).get(PLACES_KEY)
  return set === undefined ? [] : places.parse(JSON.parse(set.value))
}
