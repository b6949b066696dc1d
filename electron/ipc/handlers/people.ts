import { addPerson, disablePerson, enablePerson, resetPassword } from '../../../db/accounts/people.ts'
import { accountRows } from '../../../db/accounts/accountRows.ts'
import { refuse } from '../../../db/record/refusal.ts'
import type { AccountRow } from '../../../shared/ipc/views/people.ts'
import type { Work } from '../../session/work.ts'
import type { HandlersOf } from '../handlers.ts'

/** Accounts, for the administrator. */
export const peopleHandlers: HandlersOf<'people'> = {
  'people.list': (_input, { account }) => [...accountRows(account)],
  'people.add': async (person, work) => rowOf(work, await addPerson(work.account, person)),
  'people.disable': async ({ userId, reason }, work) => {
    await disablePerson(work.account, userId, reason)
    return rowOf(work, userId)
  },
  'people.enable': async (wanted, work) => {
    await enablePerson(work.account, wanted)
    return rowOf(work, wanted.userId)
  },
  'people.resetPassword': async (wanted, work) => {
    await resetPassword(work.account, wanted)
    return rowOf(work, wanted.userId)
  },
}

function rowOf({ account }: Work, userId: string): AccountRow {
  const row = accountRows(account).find(({ id }) => id === userId)
  if (row === undefined) throw refuse.notFound()
  return row
}
