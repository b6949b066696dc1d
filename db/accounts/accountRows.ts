import type { AccountRow } from '../../shared/ipc/views/people.ts'
import { usersOf } from '../read/people.ts'
import { rowsOf } from '../read/query.ts'
import type { OpenAccount } from './account.ts'

/** Every account as the administrator sees it (R14, R22): from the record, with what the key file counts beside it. */
export function accountRows({ store, ring }: Pick<OpenAccount, 'store' | 'ring'>): readonly AccountRow[] {
  const keys = new Map(ring.users().map((user) => [user.id, user]))
  const last = new Map(lastSignIns().map(({ user, time }) => [user, time]))
  return usersOf(store.db).map(({ id, username, name, role, organisation, status }) => ({
    id,
    username,
    name,
    role,
    organisation,
    status,
    mustChangePassword: keys.get(id)?.mustChangePassword ?? false,
    lastSignIn: last.get(id) ?? null,
    failedSince: keys.get(id)?.failures ?? 0,
  }))

  function lastSignIns() {
    return rowsOf<{ user: string; time: string }>(
      store.db,
      `SELECT user_id AS user, max(time) AS time FROM audit_record
       WHERE kind IN ('session.signedIn', 'session.unlocked') GROUP BY user_id`,
    )
  }
}
