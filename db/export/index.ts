// What asking for an export needs. The writers and their libraries are in writeExport.ts, which only the worker and the command
// line load: the application starts without them.
export { exportKind, orderExport, recordExport, recordUnfinishedExport, type ExportRequest } from './exportAct.ts'
export { exportFolder } from './exportFolder.ts'
export { isWritten, WRITTEN_FORMATS } from './writtenFormats.ts'
export { previewExport, type ExportPreview } from './preview.ts'
export type { ExportOrder } from './writeExport.ts'
export type { Manifest } from './manifest.ts'
