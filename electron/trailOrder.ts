import { join } from 'node:path'
import type { TrailExport, TrailValues } from '../db/audit/exportTrail.ts'
import type { Actor } from '../db/record/change.ts'
import { Refusal } from '../db/record/refusal.ts'
import type { Store } from '../db/store/store.ts'
import { may } from '../shared/roles.ts'

/** What the worker needs to write a trail: where to, with which values, and when it was made (ISO with Z). */
export interface TrailOrder {
  readonly target: string
  readonly values: TrailValues
  readonly made: string
}

/** Throws a Refusal 'notAllowed' when somebody who may not wants identity to travel with the trail. */
export function requireSight({ role }: Actor, values: TrailValues): void {
  if (values === 'all' && !may(role, 'export.identified')) {
    throw new Refusal('notAllowed', 'The trail with identity is made by an investigator. Nothing was written.')
  }
}

/**
 * Orders a copy of the trail into a new folder inside `parent`. It is in the trail before anything is on the disk (R13); so the
 * copy holds its own order.
 */
export function orderTrail(store: Store, person: Actor, values: TrailValues, parent: string): TrailOrder {
  requireSight(person, values)
  store.commit(person, { kind: 'export.audit', changes: [], detail: { outcome: 'ordered', values } })
  const made = new Date().toISOString()
  return { target: join(parent, `trialbook-trail-${made.slice(0, 19).replaceAll(':', '')}`), values, made }
}

/** Says in the trail what was written, so that a copy can be told from one that was made up. */
export function recordTrail(store: Store, person: Actor, written: TrailExport, values: TrailValues): void {
  const { count, lastSequence, head } = written
  const detail = { outcome: 'written', values, records: count, upTo: lastSequence, head }
  store.commit(person, { kind: 'export.audit', changes: [], detail })
}
