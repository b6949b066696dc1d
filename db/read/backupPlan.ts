import { numberSetting } from '../../shared/form/context.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowOf } from './query.ts'
import { settingsInForce } from './settingsInForce.ts'
import { backupPlaces } from './backupPlaces.ts'

const DAY_MS = 86_400_000
const EVERY_MS: Readonly<Record<string, number>> = { daily: DAY_MS, weekly: 7 * DAY_MS }

/** What the settings say of backups, and when the next one is due. Stamps are ISO, UTC. */
export interface BackupPlan {
  readonly places: readonly string[]
  readonly every: 'never' | 'daily' | 'weekly'
  /** How many backups of the schedule stay in each place. */
  readonly keep: number
  /** From this age of the last backup, in days, the reminder shows. */
  readonly remindDays: number
  readonly lastBackup: string | null
  /** When the schedule wants the next one; null when it is off or has no place. In the past: it is due now. */
  readonly nextDue: string | null
}

/** The plan as it stands (R37). */
export function readBackupPlan(db: ReadableDb): BackupPlan {
  const settings = settingsInForce(db)
  const places = backupPlaces(db)
  const wanted = settings['backup.every']
  const every = wanted === 'daily' || wanted === 'weekly' ? wanted : 'never'
  const lastBackup = lastOf(db, 'backup.made')
  const interval = EVERY_MS[every]
  const from = lastBackup === null ? 0 : Date.parse(lastBackup)
  return {
    places,
    every,
    keep: numberSetting(settings, 'backup.keep', 14),
    remindDays: numberSetting(settings, 'backup.remindDays', 7),
    lastBackup,
    nextDue: interval === undefined || places.length === 0 ? null : new Date(from + interval).toISOString(),
  }
}

/** When an act of a kind last happened; null for never. */
export function lastOf(db: ReadableDb, kind: string): string | null {
  const sql = 'SELECT time FROM audit_record WHERE kind = ? ORDER BY sequence DESC LIMIT 1'
  return rowOf<{ time: string }>(db, sql, kind)?.time ?? null
}
