import type { DelegationEntry } from '../../shared/ipc/views/delegation.ts'
import type { Receipt } from '../record/change.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import { userById } from '../read/people.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/**
 * Writes a person's lines of the delegation log: task, first and last day, day of training (R14). The administrator's right, with a
 * reason; what stood there before stays in the trail. Throws a Refusal 'badInput' for days in the wrong order.
 */
export function setDelegation(
  { store, person }: ActContext,
  wanted: { readonly userId: string; readonly entries: readonly DelegationEntry[]; readonly reason: string },
): Receipt {
  const { userId, entries, reason } = wanted
  if (!userById(store.db, userId)) throw refuse.notFound()
  if (entries.some(({ from, until }) => until !== null && until < from)) {
    throw new Refusal('badInput', 'A task cannot end before it begins. Nothing was changed.')
  }
  const delegation = entries.map(({ task, from, until, trained }) => ({ task, from, until, trained }))
  return store.commit(person, { kind: 'user.changed', reason, changes: fields('user', userId, { delegation }) })
}
