import { readAuditPeople } from '../../../db/read/auditPeople.ts'
import { Refusal } from '../../../db/record/refusal.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { requirePassword } from '../../session/confirm.ts'
import { orderTrail, recordTrail, requireSight } from '../../trailOrder.ts'
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
        record: (store, written) => recordTrail(store, person, written, values),
      })
    },
  }
}
