import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  recordExport,
  recordUnfinishedExport,
  WRITTEN_FORMATS,
  type ExportOrder,
  type Manifest,
} from '../../../db/export/index.ts'
import { ResidualHit, writeExport } from '../../../db/export/writeExport.ts'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { openReader } from '../../../db/store/store.ts'
import {
  EXPORT_PROFILES,
  exportPassphrase,
  exportRequest,
  type ExportRequest,
} from '../../../shared/ipc/views/export.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { placeOrder } from '../../exportOrder.ts'
import { type ExitCode, Finding, type Io, UsageError } from '../io.ts'
import { listenForInterrupt } from '../interrupt.ts'
import { makeRoom, requireRoom } from '../newFolder.ts'
import { exportAudit } from './exportTrail.ts'
import { readPasswords } from '../password.ts'
import { withAccount, type OpenRing } from '../openStudy.ts'

export const exportUsage =
  `export --store DIR --user NAME --profile <${EXPORT_PROFILES.join('|')}> --format <${WRITTEN_FORMATS.join('|')}>[,…]|audit ` +
  '[--recipient WHO] [--purpose WHY] [--encrypt] --out DIR (recipient and purpose are needed for the profile full, which names the children; ' +
  '--encrypt asks for a passphrase after the password)'

/**
 * `ecrf export …`: the export of the application from the command line, with the same rights and the same records in the trail.
 * The password, and with --encrypt the passphrase in the next line, come from the standard input or hidden prompts. Prints the manifest's summary as JSON. A residual finding, which
 * leaves nothing on the disk, is exit code 1.
 */
export async function exportStudy(args: readonly string[], io: Io, openRing?: OpenRing): Promise<ExitCode> {
  const { store: folder, user: username, out, encrypt, ...wanted } = readArguments(args)
  const { password, passphrase } = encrypt ? await readBoth(io) : {}
  const written = await withAccount(
    { folder: resolve(folder), username },
    io,
    (account) =>
      wanted.request === null
        ? exportAudit(account, wanted, requireRoom(resolve(out)))
        : run(account, { ...wanted.request, ...(passphrase === undefined ? {} : { passphrase }) }, resolve(out)),
    openRing,
    password,
  )
  io.out(JSON.stringify(written, null, 2))
  return 0
}

/** Password and passphrase, never from the command line, which every program on the computer can read. At a terminal the passphrase is typed twice. */
async function readBoth(io: Io) {
  const questions = ['Password:', 'Passphrase for the files:', 'The same passphrase again:']
  const [password = '', passphrase = '', again = ''] = await readPasswords(io, questions)
  if (!exportPassphrase.safeParse(passphrase).success) {
    throw new UsageError('The passphrase has 12 to 200 characters. Nothing was written.')
  }
  if (again !== '' && again !== passphrase) throw new UsageError('The two passphrases differ. Nothing was written.')
  return { password, passphrase }
}

async function run(account: OpenAccount, request: ExportRequest, target: string): Promise<object> {
  const { store, person, dataKey } = account
  requireRoom(target)
  const parent = dirname(target)
  const order = { ...placeOrder(store, person, request, { parent, productVersion: manifest.version }), target }
  makeRoom(target)
  const interrupt = listenForInterrupt()
  const reader = openReader(store.folder, dataKey)
  try {
    const result = await writeExport(reader, order, undefined, interrupt.signal)
    recordExport(store, person, result, order.encryption !== undefined)
    return summary(order, result)
  } catch (thrown) {
    if (thrown instanceof ResidualHit) {
      recordExport(store, person, thrown.manifest)
      throw new Finding(thrown.message)
    }
    recordUnfinishedExport(store, person, order, interrupt.endOf(thrown))
    throw interrupt.said(thrown)
  } finally {
    interrupt.release()
    reader.close()
  }
}

function summary({ target }: ExportOrder, { files, subjects, values, auditHead }: Manifest): object {
  return { folder: target, subjects, values, files, auditHead }
}

const OPTIONS = {
  store: { type: 'string' },
  user: { type: 'string' },
  profile: { type: 'string' },
  format: { type: 'string' },
  recipient: { type: 'string' },
  purpose: { type: 'string' },
  out: { type: 'string' },
  delimiter: { type: 'string' },
  encrypt: { type: 'boolean' },
} as const

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true })
    const { store, user, out, profile, format, delimiter, encrypt = false } = values
    const { recipient = 'not named', purpose = 'not stated' } = values
    const style = delimiter === undefined ? {} : { delimiter: delimiter === 'tab' ? '\t' : delimiter }
    // The trail is a document of its own; recipient and purpose choose the pseudonyms of a de-identified one (docs/security.md).
    if (format === 'audit' && profile !== undefined && !EXPORT_PROFILES.some((known) => known === profile))
      throw new Error()
    if (format === 'audit' && encrypt) throw new Error()
    if (format === 'audit' && store !== undefined && user !== undefined && out !== undefined)
      return { store, user, out, request: null, profile, recipient, purpose, encrypt }
    const request = exportRequest.parse({ profile, recipient, purpose, formats: format?.split(','), ...style })
    if (profile === 'full' && (values.recipient === undefined || values.purpose === undefined)) throw new Error()
    if (store !== undefined && user !== undefined && out !== undefined)
      return { store, user, out, request, profile, recipient, purpose, encrypt }
  } catch {
    // Which part was wrong is seen best against the whole line.
  }
  throw new UsageError(`Usage: ecrf ${exportUsage}`)
}
