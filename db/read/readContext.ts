import type { SiteContext } from '../../shared/form/context.ts'
import type { Actor } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { ReadableDb } from '../store/database.ts'
import { localTime } from './localTime.ts'
import { rowOf } from './query.ts'
import { settingsInForce } from './settingsInForce.ts'
import { staffOf } from './staff.ts'

export { localTime }

/** Who reads, from where, and by which clock. Every read model takes one. */
export interface ReadContext {
  readonly db: ReadableDb
  readonly person: Actor
  readonly clock: Clock
}

/** Now at the site, 'YYYY-MM-DDTHH:MM': the wall clock with its own offset. */
export function localNow(clock: Clock): string {
  return localTime(new Date(clock.now()).toISOString(), clock.offset(clock.now()))
}

/** The site's side of every form and check: settings in force, the hour, whether the clock is to be believed, and the staff. */
export function siteContext({ db, clock }: Pick<ReadContext, 'db' | 'clock'>): SiteContext {
  return { settings: settingsInForce(db), now: localNow(clock), clockSuspect: isClockSuspect(db), staff: staffOf(db) }
}

/** Whether the last record of the trail was marked suspect (design 12). */
export function isClockSuspect(db: ReadableDb): boolean {
  const last = rowOf<{ clock: string }>(db, 'SELECT clock FROM audit_record ORDER BY sequence DESC LIMIT 1')
  return last?.clock === 'suspect'
}
