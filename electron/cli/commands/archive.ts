import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { writeArchive } from '../../../db/archive/writeArchive.ts'
import { systemClock } from '../../../db/store/clock.ts'
import { openReader } from '../../../db/store/store.ts'
import { archivePurpose } from '../../../shared/ipc/views/archive.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { endArchive, placeArchiveOrder } from '../../archiveOrder.ts'
import { listenForInterrupt } from '../interrupt.ts'
import { type ExitCode, type Io, UsageError } from '../io.ts'
import { withAccount } from '../openStudy.ts'
import { openPrinter } from '../printer.ts'
import type { PrintParts } from './print.ts'

export const archiveUsage =
  'archive --store DIR --user NAME --purpose WHY --out DIR (names the children; an investigator)'

/**
 * `ecrf archive …`: the whole identified record as one sealed folder (R36). The order and its end, also a failed or stopped one, stand in
 * the trail as for every identified export; the password comes from the standard input or a hidden prompt. Prints the summary as JSON.
 */
export async function archive(args: readonly string[], io: Io, parts: PrintParts = {}): Promise<ExitCode> {
  const { folder, username, target, purpose } = readArguments(args)
  if (existsSync(target) || !existsSync(dirname(target))) {
    throw new UsageError(`${target} has to be a new folder in one that is there. Nothing was written.`)
  }
  const work = (account: OpenAccount) => write(account, { target, purpose }, io, parts)
  const made = await withAccount({ folder, username }, io, work, parts.openRing)
  io.out(JSON.stringify(made, null, 2))
  return 0
}

async function write(
  { store, person, dataKey }: OpenAccount,
  { target, purpose }: { readonly target: string; readonly purpose: string },
  io: Io,
  parts: PrintParts,
) {
  const where = { parent: dirname(target), productVersion: manifest.version, target }
  const printer = (parts.printer ?? openPrinter)()
  const interrupt = listenForInterrupt()
  const reader = openReader(store.folder, dataKey)
  try {
    const order = placeArchiveOrder(store, person, purpose, where)
    try {
      const made = await writeArchive(reader, person, order, {
        clock: systemClock,
        render: printer.render,
        progress: said(io),
        signal: interrupt.signal,
      })
      endArchive(store, order, { outcome: 'written', made })
      return made
    } catch (thrown) {
      endArchive(store, order, interrupt.endOf(thrown))
      throw interrupt.said(thrown)
    }
  } finally {
    interrupt.release()
    reader.close()
    await printer.close()
  }
}

/** Each step, and each child's casebook, as a line for the person at the terminal. */
function said(io: Io) {
  let last = ''
  return (step: string, done: number, total: number) => {
    const line = step === 'casebooks' ? `casebooks: ${done + 1} of ${total}` : step
    if (line !== last) io.err(line)
    last = line
  }
}

function readArguments(args: readonly string[]) {
  const options = {
    store: { type: 'string' },
    user: { type: 'string' },
    purpose: { type: 'string' },
    out: { type: 'string' },
  } as const
  try {
    const { store, user, purpose, out } = parseArgs({ args: [...args], options, strict: true }).values
    if (store && user && out) {
      return { folder: resolve(store), username: user, target: resolve(out), purpose: archivePurpose.parse(purpose) }
    }
  } catch {
    // An option that does not exist, or no purpose: the usage says what is wanted.
  }
  throw new UsageError(`Usage: ecrf ${archiveUsage}`)
}
