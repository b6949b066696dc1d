import { writeFile } from 'node:fs/promises'
import type { PrintedDocument } from '../../shared/print/printedPage.ts'
import { makePdf, withHiddenPage } from './pdf.ts'

/**
 * Prints a document of our own with the system's dialog. `printTo` writes a PDF there instead, for tests. False when the person
 * closed the dialog or there is no printer.
 */
export async function printPage(document: PrintedDocument, printTo: string | undefined): Promise<boolean> {
  if (printTo !== undefined) {
    await writeFile(printTo, await makePdf(document))
    return true
  }
  return withHiddenPage(
    document.html,
    (contents) => new Promise((resolve) => contents.print({}, (printed) => resolve(printed))),
  )
}
