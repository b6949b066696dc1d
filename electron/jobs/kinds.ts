import type { Verification } from '../../db/audit/verify.ts'
import type { BackupsMade, BackupsOrder } from '../../db/backup/places.ts'
import type { DrillOrder, DrillResult } from '../../db/backup/drill.ts'
import type { DocumentJobOrder } from '../../db/documents/writeDocument.ts'
import type { ImportOrder, ImportPlan } from '../../db/import/index.ts'
import type { ExportOrder, Manifest } from '../../db/export/index.ts'
import type { DocumentResult } from '../../shared/ipc/views/documents.ts'
import type { PrintedDocument } from '../../shared/print/printedPage.ts'
import type { ReportManifest } from '../../db/report/manifest.ts'
import type { ReportOrder } from '../../db/report/writeReport.ts'
import type { ArchiveSummary } from '../../shared/ipc/views/archive.ts'
import type { ArchiveOrder } from '../archiveOrder.ts'
import type { TrailJobOrder, TrailJobResult } from '../trailOrder.ts'

/** What each kind of long work is ordered with and ends with: plain data, which crosses to the worker and back. */
export interface JobKinds {
  export: { readonly order: ExportOrder; readonly result: Manifest }
  verify: { readonly order: Record<string, never>; readonly result: Verification }
  backup: { readonly order: BackupsOrder; readonly result: BackupsMade }
  drill: { readonly order: DrillOrder; readonly result: DrillResult }
  document: { readonly order: DocumentJobOrder; readonly result: DocumentResult }
  /** The whole identified record as one sealed folder. */
  archive: { readonly order: ArchiveOrder; readonly result: ArchiveSummary }
  report: { readonly order: ReportOrder; readonly result: ReportManifest }
  /** A copy of the whole trail, or the de-identified document. */
  trail: { readonly order: TrailJobOrder; readonly result: TrailJobResult }
  /** Only looks: what it comes to is written by the main process, through the door. */
  import: { readonly order: ImportOrder; readonly result: ImportPlan }
}
export type JobKind = keyof JobKinds

/** An order as the worker gets it. The key is moved, not copied, and the worker wipes it. */
export interface WorkerOrder<Kind extends JobKind = JobKind> {
  readonly kind: Kind
  readonly order: JobKinds[Kind]['order']
  readonly folder: string
  readonly key: ArrayBuffer
  /** One 32-bit number: not 0 means stop. Shared memory, as a busy worker does not read messages. */
  readonly stop: SharedArrayBuffer
}

/**
 * What a worker says. `stopped` carries the manifest of an export that the residual scan stopped, or why no place got its backup;
 * `render` asks for a page as PDF, which no worker can draw.
 */
export type WorkerMessage =
  | { readonly type: 'render'; readonly number: number; readonly document: PrintedDocument }
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly step?: string }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'stopped'; readonly message: string; readonly result: unknown }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly message: string; readonly code: string }

/** The answer to `render`: a PDF, or null when it could not be made. */
export interface RenderedMessage {
  readonly number: number
  readonly pdf: Uint8Array | null
}
