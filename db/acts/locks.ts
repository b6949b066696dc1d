import type { LockPlace } from '../../shared/ipc/views/locks.ts'
import type { Actor, Change, Receipt } from '../record/change.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/** Freezes a form, a visit, a child or the whole study of the site: nothing is entered until it thaws. Queries and ticks go on. */
export function freezePlace(context: ActContext, place: LockPlace): Receipt {
  return context.store.commit(context.person, { kind: 'record.frozen', changes: set(context, place, 'frozen', true) })
}

/** Takes a freeze away, with a reason. */
export function unfreezePlace(context: ActContext, place: LockPlace, reason: string): Receipt {
  const changes = set(context, place, 'frozen', false)
  return context.store.commit(context.person, { kind: 'record.unfrozen', reason, changes })
}

/**
 * Locks a place (R26). The door throws Refusals 'blockedByCheck' while a query is open or a form is not complete or not signed as
 * it is, and 'draftByOther' while a draft lies there.
 */
export function lockPlace(context: ActContext, place: LockPlace): Receipt {
  return context.store.commit(context.person, { kind: 'record.locked', changes: set(context, place, 'locked', true) })
}

/** Unlocks a place, with a reason and together with an investigator whose password the session has checked (design 10). */
export function unlockPlace(
  context: ActContext,
  place: LockPlace,
  { reason, second }: { readonly reason: string; readonly second: Actor },
): Receipt {
  const changes = set(context, place, 'locked', false)
  return context.store.commit(context.person, { kind: 'record.unlocked', reason, second, changes })
}

function set({ store }: ActContext, place: LockPlace, field: 'frozen' | 'locked', value: boolean): readonly Change[] {
  const id = place.scope === 'site' ? store.site : place.id
  return fields(place.scope, id, { [field]: value })
}
