import type { OpenAccount } from '../../db/accounts/account.ts'
import { hasStudy } from '../../db/accounts/createStudy.ts'
import { leave, signIn } from '../../db/accounts/signIn.ts'
import { openKeyRing, type KeyRing } from '../../db/keys/index.ts'
import { failureOf } from '../ipc/failure.ts'
import { type Io, UsageError } from './io.ts'
import { readPassword } from './password.ts'

export interface StudyAccess {
  readonly folder: string
  readonly username: string
}

/** How the keys of a store are opened; tests hand in a quick way. */
export type OpenRing = (options: { folder: string; now: () => Date }) => KeyRing

/**
 * Signs a person in to the study in a folder, as the application does and just as audited, for the time of `work`. May run beside
 * the application. What keeps the person out, and what the record refuses, ends as a {@link UsageError} in their own words.
 */
export async function withAccount<T>(
  { folder, username }: StudyAccess,
  io: Io,
  work: (account: OpenAccount) => T | Promise<T>,
  openRing: OpenRing = openKeyRing,
  /** What was typed already. */
  typed?: string,
): Promise<T> {
  if (!hasStudy(folder)) throw new UsageError(`There is no Trialbook study in ${folder}.`)
  const password = typed ?? (await readPassword(io))
  try {
    const account = await enter({ folder, username }, password, openRing)
    try {
      return await work(account)
    } finally {
      leave(account, 'session.signedOut')
    }
  } catch (thrown) {
    const known = failureOf(thrown)
    throw known === null ? thrown : new UsageError(known.message)
  }
}

async function enter({ folder, username }: StudyAccess, password: string, openRing: OpenRing): Promise<OpenAccount> {
  const ring = openRing({ folder, now: () => new Date() })
  const answer = await signIn(folder, ring, { username, password, unlocks: () => false })
  switch (answer.kind) {
    case 'wrong':
      throw new UsageError(`Name or password is not right. Tries left: ${answer.triesLeft}.`)
    case 'wait':
      throw new UsageError(`Too many wrong tries. Try again after ${answer.until}.`)
    case 'disabled':
      throw new UsageError('This account is disabled.')
    case 'signedIn':
      if (!answer.account.mustChangePassword) return answer.account
      leave(answer.account, 'session.signedOut')
      throw new UsageError('Your password was chosen by somebody else. Sign in to the application and choose your own.')
  }
}
