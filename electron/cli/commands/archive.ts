import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeArchive } from '../../../db/archive/writeArchive.ts'
import { systemClock } from '../../../db/store/clock.ts'
import { openReader } from '../../../db/store/store.ts'
import { exportRequest } from '../../../shared/ipc/views/export.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { placeOrder } from '../../exportOrder.ts'
import { type ExitCode, type Io, UsageError } from '../io.ts'
import { withAccount } from '../openStudy.ts'
import { openPrinter } from '../printer.ts'
import type { PrintParts } from './print.ts'

export const archiveUsage =
  'archive --store DIR --user NAME --purpose WHY --out DIR (names the children; an investigator)'

/**
 * `ecrf archive …`: the whole identified record as one sealed folder (R36). The order and its end stand in the trail, as for every
 * identified export; the password comes from the standard input or a hidden prompt. Prints the summary as JSON.
 */
export async function archive(args: readonly string[], io: Io, parts: PrintParts = {}): Promise<ExitCode> {
  const { folder, username, target, purpose } = readArguments(args)
  if (existsSync(target) || !existsSync(dirname(target))) {
    throw new UsageError(`${target} has to be a new folder in one that is there. Nothing was written.`)
  }
  const made = await withAccount(
    { folder, username },
    io,
    async ({ store, person, dataKey }) => {
      const request = exportRequest.parse({ profile: 'full', formats: ['odm', 'csv'], recipient: 'archive', purpose })
      const order = placeOrder(store, person, request, { parent: dirname(target), productVersion: manifest.version })
      const printer = (parts.printer ?? openPrinter)()
      const reader = openReader(store.folder, dataKey)
      try {
        const written = await writeArchive(
          reader,
          person,
          { ...order, target },
          { clock: systemClock, render: printer.render },
        )
        const { files, children, manifestSha256 } = written
        const detail = { outcome: 'written', profile: 'archive', files, children, sha256: manifestSha256 }
        store.commit(person, { kind: 'export.identified', changes: [], detail, reason: purpose })
        return written
      } finally {
        reader.close()
        await printer.close()
      }
    },
    parts.openRing,
  )
  io.out(JSON.stringify(made, null, 2))
  return 0
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
    if (store && user && out && purpose && purpose.length >= 3) {
      return { folder: resolve(store), username: user, target: resolve(out), purpose }
    }
  } catch {
    // An option that does not exist: the usage says which do.
  }
  throw new UsageError(`Usage: ecrf ${archiveUsage}`)
}
