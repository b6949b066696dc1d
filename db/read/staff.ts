import type { Delegation } from '../../shared/form/context.ts'
import type { ReadableDb } from '../store/database.ts'
import { readDelegation } from './delegation.ts'

/**
 * Who held which role on which days (EC005). Once the delegation log has lines for a person, the role stands on the days of these
 * lines alone; an account keeps its role for life, so without any line it stands for every day.
 */
export function staffOf(db: ReadableDb): readonly Delegation[] {
  return readDelegation(db).flatMap(({ userId: user, role, entries }): readonly Delegation[] =>
    entries.length === 0
      ? [{ user, role, from: '0001-01-01' }]
      : entries.map(({ from, until }) => ({ user, role, from, ...(until === null ? {} : { to: until }) })),
  )
}
