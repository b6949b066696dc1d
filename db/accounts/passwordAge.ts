import { numberSetting } from '../../shared/form/context.ts'
import { rowOf } from '../read/query.ts'
import { settingsInForce } from '../read/settingsInForce.ts'
import type { Clock } from '../store/clock.ts'
import type { Store } from '../store/store.ts'

const DAY = 86_400_000

const SET_AT = /* SQL */ `
SELECT coalesce(u.password_changed_at, a.time) AS at FROM user u JOIN audit_record a ON a.sequence = u.created WHERE u.id = ?`

/**
 * Whether a person's password is older than the site allows (R20): it then has to be replaced before anything else. The setting
 * `session.passwordDays` is 0 where passwords do not grow old. A password counts from when it was chosen, the first from the
 * day of the account.
 */
export function isPasswordDue({ db }: Pick<Store, 'db'>, userId: string, clock: Clock): boolean {
  const days = numberSetting(settingsInForce(db), 'session.passwordDays', 0)
  const set = rowOf<{ at: string }>(db, SET_AT, userId)
  return days > 0 && set !== undefined && clock.now() - Date.parse(set.at) >= days * DAY
}
