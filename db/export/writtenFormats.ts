import { EXPORT_FORMATS } from '../../shared/ipc/views/export.ts'

type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** The formats that one pass over the record writes. The audit trail is a document of its own. */
export type WrittenFormat = Exclude<ExportFormat, 'audit'>

/** The written formats, in the order in which they are offered. Apart from the writers, so that asking does not load them. */
export const WRITTEN_FORMATS: readonly WrittenFormat[] = EXPORT_FORMATS.filter((format) => format !== 'audit')

/** Whether a format is one of those. */
export function isWritten(format: string): format is WrittenFormat {
  return (WRITTEN_FORMATS as readonly string[]).includes(format)
}
