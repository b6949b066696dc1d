export type { ReportManifest } from './manifest.ts'
export { placeReportOrder, recordReport, reportInput } from './order.ts'
export { ReportStopped } from './reportStopped.ts'
export { writeReport, type ReportOrder } from './writeReport.ts'
