import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { rowOf } from '../read/query.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/**
 * Lifts a hold, with a reason: the next dose need not wait for it any longer (design 8). The investigator's right; the session
 * has asked for the password again. Throws a Refusal 'notFound' for a hold that is not in force.
 */
export function liftHold(
  { store, person }: ActContext,
  { holdId, reason }: { readonly holdId: string; readonly reason: string },
): Receipt {
  const hold = rowOf<{ subjectId: string; status: string; check: string }>(
    store.db,
    'SELECT subject_id AS subjectId, status, check_id AS "check" FROM hold WHERE id = ?',
    holdId,
  )
  if (hold?.status !== 'active') throw new Refusal('notFound', 'There is no such hold in force. Nothing was changed.')
  return store.commit(person, {
    kind: 'hold.lifted',
    subject: hold.subjectId,
    check: hold.check,
    reason,
    changes: fields('hold', holdId, { status: 'lifted', liftedReason: reason }),
  })
}
