import { may } from '../../shared/roles.ts'
import { usersOf } from './people.ts'
import type { ReadContext } from './readContext.ts'

/** Everybody whose acts this person may ask the trail for, by name, also those whose account is closed. */
export function readAuditPeople({ db, person }: ReadContext) {
  const all = may(person.role, 'audit.readAll') || may(person.role, 'audit.readAccounts')
  return usersOf(db)
    .filter(({ id }) => all || id === person.id)
    .map(({ id, name, role }) => ({ id, name, role }))
}
