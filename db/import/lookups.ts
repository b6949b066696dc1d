import type { SiteContext } from '../../shared/form/context.ts'
import { siteContext } from '../read/readContext.ts'
import { usersOf, type UserRow } from '../read/people.ts'
import { rowOf } from '../read/query.ts'
import { subjectsOf, type SubjectEntry } from '../read/subjectRow.ts'
import type { Actor } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { ReadableDb } from '../store/database.ts'

/** What the store knows and an import asks for again and again. */
export interface Lookups {
  readonly db: ReadableDb
  readonly person: Actor
  readonly site: SiteContext
  /** A time of entry after this (UTC) lies ahead; an hour is left to clocks that differ. */
  readonly latestEntry: string
  readonly siteId: string
  readonly siteCode: string
  readonly users: ReadonlyMap<string, UserRow>
  readonly subjects: ReadonlyMap<string, SubjectEntry>
}

/** Reads them once. */
export function lookupsOf(db: ReadableDb, clock: Clock, person: Actor): Lookups {
  const site = rowOf<{ id: string; code: string }>(db, 'SELECT id, code FROM site ORDER BY created')
  return {
    db,
    person,
    site: siteContext({ db, clock }),
    latestEntry: new Date(clock.now() + 3_600_000).toISOString(),
    siteId: site?.id ?? '',
    siteCode: site?.code ?? '',
    users: new Map(usersOf(db).map((user) => [user.username, user])),
    subjects: new Map(subjectsOf(db).map((subject) => [subject.code, subject])),
  }
}
