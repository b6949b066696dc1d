import type { Delegation, SiteContext } from '../../shared/form/context.ts'
import type { Actor } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { ReadableDb } from '../store/database.ts'
import { usersOf } from './people.ts'
import { rowOf } from './query.ts'
import { settingsInForce } from './settingsInForce.ts'

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

/** A UTC stamp as the wall clock showed it, 'YYYY-MM-DDTHH:MM'. */
export function localTime(stamp: string, offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return new Date(Date.parse(stamp) + shift * 60_000).toISOString().slice(0, 16)
}

/** The site's side of every form and check: settings in force, the hour, whether the clock is to be believed, and the staff. */
export function siteContext({ db, clock }: Pick<ReadContext, 'db' | 'clock'>): SiteContext {
  return { settings: settingsInForce(db), now: localNow(clock), clockSuspect: isClockSuspect(db), staff: staffOf(db) }
}

/** Who holds which role. An account keeps its role for life, so it stands for every day (EC005). */
function staffOf(db: ReadableDb): readonly Delegation[] {
  return usersOf(db).map(({ id, role }) => ({ user: id, role, from: '0001-01-01' }))
}

/** Whether the last record of the trail was marked suspect (design 12). */
export function isClockSuspect(db: ReadableDb): boolean {
  const last = rowOf<{ clock: string }>(db, 'SELECT clock FROM audit_record ORDER BY sequence DESC LIMIT 1')
  return last?.clock === 'suspect'
}
