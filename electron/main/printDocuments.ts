import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { app, session as sessions } from 'electron'
import type { PrintedDocument } from '../../shared/print/printedPage.ts'
import { hardenPages, hardenSession } from '../hardening.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import { makePdf } from '../platform/pdf.ts'

/** The switch that makes Trialbook a printer for the command line instead of an application. */
export const PRINT_SWITCH = 'print-documents'

/**
 * Makes PDFs for the command line: each line of the standard input is a document as JSON, each line of the standard output its PDF
 * in base64, or nothing when it could not be drawn. Opens no store, no visible window and no file; ends with the input. The folder
 * that Chromium wants is an empty one that is taken away again.
 */
export async function printDocuments(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-print-'))
  app.setPath('userData', folder)
  app.disableHardwareAcceleration()
  // Windows come and go; the program ends with its input and not with the first of them.
  app.on('window-all-closed', () => {})
  await app.whenReady()
  const log = createLog(null)
  hardenPages(ORIGIN, log)
  hardenSession(sessions.defaultSession, [ORIGIN], log)
  app.on('session-created', (created) => hardenSession(created, [ORIGIN], log))
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const pdf = await makePdf(JSON.parse(line) as PrintedDocument).catch(() => null)
    process.stdout.write(`${pdf === null ? '' : pdf.toString('base64')}\n`)
  }
  rmSync(folder, { recursive: true, force: true })
  process.stdout.end(() => app.exit(0))
}
