import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { placeReportOrder, recordReport } from '../../../db/report/order.ts'
import { ReportStopped } from '../../../db/report/reportStopped.ts'
import { writeReport } from '../../../db/report/writeReport.ts'
import { refuse } from '../../../db/record/refusal.ts'
import { openReader } from '../../../db/store/store.ts'
import { may } from '../../../shared/roles.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { plotPng } from '../../plotPictures.ts'
import { type ExitCode, Finding, type Io, UsageError } from '../io.ts'
import { makeRoom, requireRoom } from '../newFolder.ts'
import { withAccount } from '../openStudy.ts'
import { openPrinter, type Printer } from '../printer.ts'
import type { PrintParts } from './print.ts'

export const reportUsage = 'report --store DIR --user NAME --out DIR'

/**
 * `ecrf report …`: the report of the application from the command line, with the same right and the same records in the trail. The
 * password comes from the standard input or a hidden prompt. Prints a summary of the manifest as JSON. What the residual scan finds is
 * exit code 1 and leaves nothing on the disk.
 */
export async function report(args: readonly string[], io: Io, parts: PrintParts = {}): Promise<ExitCode> {
  const { store, user, out } = readArguments(args)
  const target = requireRoom(resolve(out))
  const place = { folder: resolve(store), username: user }
  const written = await withAccount(place, io, (account) => run(account, target, parts), parts.openRing)
  io.out(JSON.stringify(written, null, 2))
  return 0
}

async function run(account: OpenAccount, target: string, { printer: open = openPrinter }: PrintParts): Promise<object> {
  // Refused for the role first, and for want of a printer before anything is ordered.
  if (!may(account.person.role, 'report.make')) throw refuse.notAllowed()
  const printer = open()
  try {
    return await write(account, target, printer)
  } finally {
    await printer.close()
  }
}

async function write({ store, person, dataKey }: OpenAccount, target: string, { render }: Printer): Promise<object> {
  const order = placeReportOrder(store, person, { parent: dirname(target), target, productVersion: manifest.version })
  makeRoom(target)
  const reader = openReader(store.folder, dataKey)
  try {
    const made = await writeReport(reader, order, { png: plotPng, render })
    recordReport(store, person, made)
    const { children, pairs, files, auditHead } = made
    return { folder: target, children, pairs, files, auditHead }
  } catch (thrown) {
    throw thrown instanceof ReportStopped ? new Finding(thrown.message) : thrown
  } finally {
    reader.close()
  }
}

const OPTIONS = { store: { type: 'string' }, user: { type: 'string' }, out: { type: 'string' } } as const

function readArguments(args: readonly string[]) {
  try {
    const { store, user, out } = parseArgs({ args: [...args], options: OPTIONS, strict: true }).values
    if (store !== undefined && user !== undefined && out !== undefined) return { store, user, out }
  } catch {
    // Which part was wrong is seen best against the whole line.
  }
  throw new UsageError(`Usage: ecrf ${reportUsage}`)
}
