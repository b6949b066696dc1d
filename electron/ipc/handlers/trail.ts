import { readAuditPeople } from '../../../db/read/auditPeople.ts'
import { Refusal } from '../../../db/record/refusal.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { requirePassword } from '../../session/confirm.ts'
import { recordTrailDocument } from '../../../db/export/trailAct.ts'
import { orderTrail, orderTrailRelease, recordTrail, recordUnfinishedTrail, requireSight } from '../../trailOrder.ts'
import type { HandlersOf } from '../handlers.ts'

/** The whole trail: who is in it, and a copy of it as a job. */
export function trailHandlers(jobs: Jobs, platform: Platform): HandlersOf<'trail'> {
  return {
    'trail.people': (_input, { read }) => [...readAuditPeople(read)],
    'trail.export': async ({ values, password }, { account }) => {
      const { person } = account
      requireSight(person, values)
      if (values === 'all') await requirePassword(account, password ?? '')
      const parent = await platform.chooseFolder()
      if (parent === null) throw new Refusal('cancelled', 'No folder was chosen. Nothing was written.')
      const order = orderTrail(account.store, person, values, parent)
      return jobs.start(account, {
        kind: 'trail',
        order,
        folder: order.target,
        view: (written) => ({ message: '', result: { ...written, folder: order.target, values } }),
        record: (store, written) => {
          if ('lastSequence' in written) recordTrail(store, person, written, values)
        },
        recordUnfinished: (store, end) => recordUnfinishedTrail(store, person, order, end),
      })
    },
    'trail.release': async (request, { account }) => {
      const { person } = account
      const parent = await platform.chooseFolder()
      if (parent === null) throw new Refusal('cancelled', 'No folder was chosen. Nothing was written.')
      const order = orderTrailRelease(account.store, person, request, parent)
      return jobs.start(account, {
        kind: 'trail',
        order,
        folder: order.target,
        view: (came) => ({ message: '', result: { ...came, folder: order.target, profile: order.profile } }),
        record: (store, came) => {
          if (!('lastSequence' in came)) recordTrailDocument(store, person, order, came)
        },
        recordUnfinished: (store, end) => recordUnfinishedTrail(store, person, order, end),
      })
    },
  }
}
