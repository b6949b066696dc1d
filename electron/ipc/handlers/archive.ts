import { Refusal } from '../../../db/record/refusal.ts'
import { endArchive, placeArchiveOrder } from '../../archiveOrder.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { requirePassword } from '../../session/confirm.ts'
import type { HandlersOf } from '../handlers.ts'

/** The sealed archive as a job. The page never names a path: the folder is chosen in a dialog of the system. */
export function archiveHandlers(jobs: Jobs, platform: Platform): HandlersOf<'archive'> {
  return {
    'archive.start': async ({ purpose, password }, { account }) => {
      const { person } = account
      await requirePassword(account, password)
      const parent = await platform.chooseFolder()
      if (parent === null) throw new Refusal('cancelled', 'No folder was chosen. Nothing was written.')
      if (jobs.isBusy('archive')) {
        throw new Refusal('notAllowed', 'An archive is being written. Nothing was ordered; wait until it is there.')
      }
      const order = placeArchiveOrder(account.store, person, purpose, { parent, productVersion: platform.version })
      return jobs.start(account, {
        kind: 'archive',
        order,
        folder: order.target,
        view: (made) => ({ message: '', result: made }),
        record: (store, made) => endArchive(store, order, { outcome: 'written', made }),
        recordUnfinished: (store, end) => endArchive(store, order, end),
      })
    },
  }
}
