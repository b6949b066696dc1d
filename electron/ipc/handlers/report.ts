import { Refusal } from '../../../db/record/refusal.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Report } from '../../../shared/report/report.ts'
import type { Work } from '../../session/work.ts'
import type { HandlersOf } from '../handlers.ts'

/** The statistics come with the first report that somebody asks for: the application starts without them. */
const reports = () => import('../../reports.ts')

/** The trial report on screen and as files. It holds pseudonyms, so whoever may make it sees no child's name by it. */
export function reportHandlers(jobs: Jobs, platform: Platform): HandlersOf<'report'> {
  /** What somebody looks at: a plot is saved as it is seen, also when the record has gone on since. */
  const shown = new WeakMap<Work['account'], Report>()
  return {
    'report.get': async (_input, { account }) => {
      const { currentReport, viewOfReport } = await reports()
      const report = currentReport(account.store, platform.version)
      shown.set(account, report)
      return viewOfReport(report)
    },
    'report.savePlot': async ({ plot: id, as }, { account }) => {
      const { currentReport, plotOf, plotPng, savePlot } = await reports()
      const plot = plotOf(shown.get(account) ?? currentReport(account.store, platform.version), id)
      const target = await platform.chooseFile(`${id}.${as}`)
      if (target === null) return { saved: false }
      await savePlot(account.store, account.person, plot, { as, target, png: plotPng })
      return { saved: true }
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
