import type { AccountRow } from '../../shared/ipc/views/people.ts'
import type { ReadableDb } from '../store/database.ts'
import { usersOf, type UserRow } from './people.ts'
import { rowOf, rowsOf } from './query.ts'

const LAST_SIGN_IN = /* SQL */ `
SELECT sequence, time FROM audit_record WHERE user_id = ? AND kind = 'session.signedIn' ORDER BY sequence DESC LIMIT 1`

/** Failed sign-ins are records of the installation; whose account it was stands in their detail. */
const FAILED_SINCE = /* SQL */ `
SELECT count(*) AS number FROM audit_record
WHERE kind = 'session.failed' AND bytes ->> '$.detail.account' = ? AND sequence > ?`

/** Every account with its last sign-in and the failed ones since then, for the people's page (R14, R22). */
export function readAccountRows(db: ReadableDb): readonly AccountRow[] {
  return usersOf(db).map((user) => accountRow(db, user))
}

/** One account, or undefined. */
export function readAccountRow(db: ReadableDb, userId: string): AccountRow | undefined {
  return readAccountRows(db).find(({ id }) => id === userId)
}

function accountRow(db: ReadableDb, user: UserRow): AccountRow {
  const last = rowOf<{ sequence: number; time: string }>(db, LAST_SIGN_IN, user.id)
  const [failed] = rowsOf<{ number: number }>(db, FAILED_SINCE, user.id, last?.sequence ?? 0)
  const { mustChangePassword, ...rest } = user
  return {
    ...rest,
    mustChangePassword: mustChangePassword === 1,
    lastSignIn: last?.time ?? null,
    failedSince: failed?.number ?? 0,
  }
}
