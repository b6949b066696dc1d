import { reportInput } from '../db/report/order.ts'
import type { Store } from '../db/store/store.ts'
import { makeReport, type Report } from '../shared/report/report.ts'

export { placeReportOrder, recordReport } from '../db/report/order.ts'
export { plotOf, savePlot } from '../db/report/savePlot.ts'
export { plotPng } from './plotPictures.ts'
export { viewOfReport } from './reportView.ts'

/** The report of this moment. */
export function currentReport(store: Store, productVersion: string): Report {
  return makeReport(reportInput(store, productVersion))
}
