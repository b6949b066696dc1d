import { addPerson, disablePerson, enablePerson, resetPassword } from '../../../db/accounts/people.ts'
import { readAccountRow, readAccountRows } from '../../../db/read/accountRows.ts'
import { refuse } from '../../../db/record/refusal.ts'
import type { AccountRow } from '../../../shared/ipc/views/people.ts'
import type { Work } from '../../session/work.ts'
import type { HandlersOf } from '../handlers.ts'

/** Accounts, for the administrator. */
export const peopleHandlers: HandlersOf<'people'> = {
  'people.list': (_input, { read }) => [...readAccountRows(read.db)],
  'people.add': async (person, { account }) => rowOf(account, await addPerson(account, person)),
  'people.disable': async ({ userId, reason }, { account }) => {
    await disablePerson(account, userId, reason)
    return rowOf(account, userId)
  },
  'people.enable': async (wanted, { account }) => {
    await enablePerson(account, wanted)
    return rowOf(account, wanted.userId)
  },
  'people.resetPassword': async (wanted, { account }) => {
    await resetPassword(account, wanted)
    return rowOf(account, wanted.userId)
  },
}

/** Through the account, as disabling somebody exchanges the store. */
function rowOf({ store }: Work['account'], userId: string): AccountRow {
  const row = readAccountRow(store.db, userId)
  if (row === undefined) throw refuse.notFound()
  return row
}
