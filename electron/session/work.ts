import { readingOf, type ActContext } from '../../db/acts/actContext.ts'
import type { OpenAccount } from '../../db/accounts/account.ts'
import type { ReadContext } from '../../db/read/readContext.ts'

/** What a signed-in person works with: made anew for each request, because a rotation or a lock may come between two. */
export interface Work {
  readonly account: OpenAccount
  /** For acts. */
  readonly act: ActContext
  /** For read models. */
  readonly read: ReadContext
}

/** The work of an open account. */
export function workOf(account: OpenAccount): Work {
  const act = { store: account.store, person: account.person }
  return { account, act, read: readingOf(act) }
}
