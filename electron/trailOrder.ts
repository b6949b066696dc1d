import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { TrailExport, TrailValues } from '../db/audit/exportTrail.ts'
import { orderTrailDocument } from '../db/export/trailAct.ts'
import type { TrailDocument, TrailDocumentOrder } from '../db/export/trailDocument.ts'
import type { Unfinished } from '../db/record/unfinished.ts'
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

/** What the job does: a copy of the whole trail, or the de-identified document. */
export type TrailJobOrder = TrailOrder | TrailDocumentOrder
/** What came of it; `hits` counts what the residual scan stopped it for. */
export type TrailJobResult = TrailExport | TrailDocument | { readonly hits: number }

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

/**
 * Orders the de-identified trail into a new folder inside `parent`, whose name tells the profile and no moment: the day it was made
 * would give away how far the dates in it are moved.
 */
export function orderTrailRelease(
  store: Store,
  person: Actor,
  request: Pick<TrailDocumentOrder, 'profile' | 'recipient' | 'purpose'>,
  parent: string,
): TrailDocumentOrder {
  const name = `trialbook-trail-${request.profile}-${randomBytes(4).toString('hex')}`
  return orderTrailDocument(store, person, { ...request, target: join(parent, name) })
}

/** Says in the trail that an ordered copy was cancelled or failed and left nothing, so that no order stays without its end (R13). */
export function recordUnfinishedTrail(store: Store, person: Actor, order: TrailJobOrder, end: Unfinished): void {
  const [kind, what] =
    'values' in order
      ? (['export.audit', { values: order.values }] as const)
      : (['export.deidentified', { profile: order.profile, formats: 'audit' }] as const)
  store.commit(person, { kind, changes: [], detail: { ...what, ...end } })
}

/** Says in the trail what was written, so that a copy can be told from one that was made up. */
export function recordTrail(store: Store, person: Actor, written: TrailExport, values: TrailValues): void {
  const { count, lastSequence, head } = written
  const detail = { outcome: 'written', values, records: count, upTo: lastSequence, head }
  store.commit(person, { kind: 'export.audit', changes: [], detail })
}
