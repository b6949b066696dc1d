export { orderExport, recordExport, type ExportRequest } from './exportAct.ts'
export { previewExport, type ExportPreview } from './preview.ts'
export { exportFolder, ResidualHit, writeExport, type ExportOrder } from './writeExport.ts'
export type { Manifest } from './manifest.ts'
