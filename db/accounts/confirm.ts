import { TRIES, wipe, type Refusal } from '../keys/index.ts'
import { usersOf } from '../read/people.ts'
import type { Actor } from '../record/change.ts'
import { recordFailures } from './recordFailures.ts'
import type { OpenAccount } from './account.ts'

/**
 * Asks the person who is signed in for the password again (R30). A wrong one counts as a failed sign-in and joins the trail at
 * once (R22).
 */
export async function confirmPassword(
  account: OpenAccount,
  password: string,
): Promise<{ readonly kind: 'ok' } | Refusal> {
  const answer = await account.ring.confirmPassword(account.person.id, password)
  if (answer.kind !== 'ok') recordFailures(account)
  return answer
}

/**
 * Another person at the same screen agrees to an act of two, with name and password of their own. 'temporary': the password was
 * chosen by somebody else, who could then agree in their name (R31). Nobody is signed in by it.
 */
export async function confirmSecond(
  account: OpenAccount,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<{ readonly kind: 'ok'; readonly person: Actor } | { readonly kind: 'temporary' } | Refusal> {
  const answer = await account.ring.signIn(username, password)
  if (answer.kind !== 'ok') {
    recordFailures(account)
    return answer
  }
  wipe(...answer.candidates.map(({ dataKey }) => dataKey))
  const user = usersOf(account.store.db).find(({ id }) => answer.candidates.some(({ userId }) => userId === id))
  if (!user || user.status !== 'active') return { kind: 'wrong', triesLeft: TRIES }
  const { id, name, role, organisation } = user
  return user.mustChangePassword === 1
    ? { kind: 'temporary' }
    : { kind: 'ok', person: { id, name, role, organisation } }
}
