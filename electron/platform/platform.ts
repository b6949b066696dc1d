import type { PrintedDocument } from '../../shared/print/printedPage.ts'

/** What handlers may ask of the system, so that they can be tested without Electron. */
export interface Platform {
  readonly version: string
  readonly chooseFolder: () => Promise<string | null>
  /** A file to read; null when the person closed the dialog. */
  readonly openFile: () => Promise<string | null>
  readonly showFolder: (folder: string) => void
  /** Where a file is to be saved, asked in a dialog with this name; null when the person closed it. */
  readonly chooseFile: (suggestedName: string) => Promise<string | null>
  /** False when nothing was printed. */
  readonly print: (document: PrintedDocument) => Promise<boolean>
}
