import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** How a person likes the screen. Kept per account, not part of the record. */
export interface Preferences {
  readonly language: 'en' | 'fa'
  readonly calendar: 'gregorian' | 'solarHijri'
}

/** What the person has chosen; nothing for what was never chosen. */
export function preferencesOf(db: ReadableDb, userId: string): Partial<Preferences> {
  const rows = rowsOf<{ key: string; value: string }>(db, 'SELECT key, value FROM preference WHERE user_id = ?', userId)
  const chosen = new Map(rows.map(({ key, value }) => [key, value]))
  const language = chosen.get('language')
  const calendar = chosen.get('calendar')
  return {
    ...(language === 'en' || language === 'fa' ? { language } : {}),
    ...(calendar === 'gregorian' || calendar === 'solarHijri' ? { calendar } : {}),
  }
}
