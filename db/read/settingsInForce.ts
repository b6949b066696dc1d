import type { Settings } from '../../shared/form/context.ts'
import { DEFAULT_SETTINGS } from '../../shared/study/settings.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** The scope under which the settings of this site stand in the record. */
export const SITE_SCOPE = 'site'

/** What a person set, by key, with the record that set it. */
export function settingsSet(
  db: ReadableDb,
): ReadonlyMap<string, { readonly value: string; readonly sequence: number }> {
  const rows = rowsOf<{ key: string; value: string; sequence: number }>(
    db,
    'SELECT key, value, sequence FROM setting WHERE scope = ?',
    SITE_SCOPE,
  )
  return new Map(rows.map(({ key, value, sequence }) => [key, { value: String(JSON.parse(value)), sequence }]))
}

/** Every setting: the default of the definition, or what a person set instead. */
export function settingsInForce(db: ReadableDb): Settings {
  const set = [...settingsSet(db)].map(([key, { value }]) => [key, value] as const)
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(set) }
}
