import type { OpenAccount } from '../../db/accounts/account.ts'
import { confirmPassword, confirmSecond } from '../../db/accounts/confirm.ts'
import { foldUserName } from '../../db/keys/userName.ts'
import type { Actor } from '../../db/record/change.ts'
import { Refusal } from '../../db/record/refusal.ts'
import { refusalOf } from './refusals.ts'

/** Who has signed with user name and password since signing in. An unlock opens another account, so a lock forgets it (R30). */
const named = new WeakSet<OpenAccount>()

/** Whether the next signature asks for the user name too. */
export function needsUsername(account: OpenAccount): boolean {
  return !named.has(account)
}

/** Asks for the password again. Throws Refusals 'wrongPassword', 'wait', 'notAllowed'; then nothing was done. */
export async function requirePassword(account: OpenAccount, password: string): Promise<void> {
  const answer = await confirmPassword(account, password)
  if (answer.kind !== 'ok') throw refusalOf(answer)
}

/**
 * What a signature asks for: user name and password the first time since signing in or a lock, later the password (R30). The name
 * has to be one's own (R31). Throws Refusals 'badInput', 'wrongPassword', 'wait', 'notAllowed'.
 */
export async function requireSigner(
  account: OpenAccount,
  { username, password }: { readonly username: string | null; readonly password: string },
): Promise<void> {
  if (username === null && needsUsername(account)) {
    throw new Refusal('badInput', 'The first signature asks for your user name too. Nothing was signed.')
  }
  if (username !== null && foldUserName(username) !== foldUserName(account.username)) {
    throw new Refusal('notAllowed', 'That is not your user name. Nobody can sign for another; nothing was signed.')
  }
  await requirePassword(account, password)
  named.add(account)
}

/** The second person of an act of two. Throws Refusals 'wrongPassword', 'wait', 'notAllowed'. */
export async function requireSecond(
  account: OpenAccount,
  credentials: { readonly username: string; readonly password: string },
): Promise<Actor> {
  const answer = await confirmSecond(account, credentials)
  if (answer.kind === 'ok') return answer.person
  if (answer.kind === 'temporary') {
    throw new Refusal(
      'notAllowed',
      'The second person has a password that somebody else chose, and first has to sign in and choose their own. Nothing was changed.',
    )
  }
  throw refusalOf(answer)
}
