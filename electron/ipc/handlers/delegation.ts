import { setDelegation } from '../../../db/acts/setDelegation.ts'
import { readDelegation, whoCouldOn } from '../../../db/read/delegation.ts'
import { refuse } from '../../../db/record/refusal.ts'
import type { HandlersOf } from '../handlers.ts'

/** The delegation log, and who could do what on a day. */
export const delegationHandlers: HandlersOf<'delegation'> = {
  'delegation.list': (_input, { read }) => [...readDelegation(read.db)],
  'delegation.set': (wanted, { act, read }) => {
    setDelegation(act, wanted)
    const row = readDelegation(read.db).find(({ userId }) => userId === wanted.userId)
    if (!row) throw refuse.notFound()
    return row
  },
  'delegation.onDay': ({ day }, { read }) => [...whoCouldOn(read.db, day)],
}
