import { Refusal } from '../../../db/record/refusal.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import type { HandlersOf } from '../handlers.ts'

/** The statistics come with the first report that somebody asks for: the application starts without them. */
const reports = () => import('../../reports.ts')

/** The trial report on screen and as files. It holds pseudonyms, so whoever may make it sees no child's name by it. */
export function reportHandlers(jobs: Jobs, platform: Platform): HandlersOf<'report'> {
  return {
    'report.get': async (_input, { account }) => {
      const { currentReport, viewOfReport } = await reports()
      return viewOfReport(currentReport(account.store, platform.version))
    },
    'report.start': async (_input, { account }) => {
      const parent = await platform.chooseFolder()
      if (parent === null) throw new Refusal('cancelled', 'No folder was chosen. No report was written.')
      const { placeReportOrder, recordReport } = await reports()
      const order = placeReportOrder(account.store, account.person, { parent, productVersion: platform.version })
      return jobs.start(account, {
        kind: 'report',
        order,
        folder: order.target,
        view: ({ files, children, auditHead }) => ({
          message: '',
          result: { folder: order.target, files: files.length, children, headHash: auditHead.hash },
        }),
        record: (store, manifest) => recordReport(store, account.person, manifest),
      })
    },
  }
}
