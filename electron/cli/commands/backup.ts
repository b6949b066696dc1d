import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { NoCopy, writeBackups, type BackupsMade } from '../../../db/backup/places.ts'
import { refuse } from '../../../db/record/refusal.ts'
import { openReader } from '../../../db/store/store.ts'
import { may } from '../../../shared/roles.ts'
import { recordBackups } from '../../backup/recordBackups.ts'
import { type ExitCode, Finding, type Io, UsageError } from '../io.ts'
import { withAccount, type OpenRing } from '../openStudy.ts'

export const backupUsage = 'backup --store DIR --user NAME --out DIR'

/**
 * `ecrf backup …`: a verified backup in a folder of its own inside --out, which must exist, with the same right and the same record
 * in the trail as in the application. The password comes from the standard input or a hidden prompt. Prints what was written as
 * JSON. Exit code 1 when nothing could be written, or when the trail of the copy does not verify.
 */
export async function backup(args: readonly string[], io: Io, openRing?: OpenRing): Promise<ExitCode> {
  const { folder, username, out } = readArguments(args)
  const made = await withAccount({ folder, username }, io, (account) => run(account, out), openRing)
  const copies = made.copies.map(({ folder: copy, lastSequence, head, whole }) => ({ copy, lastSequence, head, whole }))
  io.out(JSON.stringify(copies, null, 2))
  return copies.every(({ whole }) => whole) ? 0 : 1
}

async function run(account: OpenAccount, place: string): Promise<BackupsMade> {
  const { store, person, dataKey } = account
  if (!may(person.role, 'backup.make')) throw refuse.notAllowed()
  const reader = openReader(store.folder, dataKey)
  const madeAt = new Date().toISOString()
  try {
    const order = { folder: store.folder, places: [place], madeAt, scheduled: false, keep: 1 }
    const made = await writeBackups(reader, dataKey, order)
    recordBackups(store, person, made, false)
    return made
  } catch (thrown) {
    if (!(thrown instanceof NoCopy)) throw thrown
    recordBackups(store, person, thrown.made, false)
    throw new Finding(thrown.message)
  } finally {
    reader.close()
  }
}

function readArguments(args: readonly string[]) {
  try {
    const options = { store: { type: 'string' }, user: { type: 'string' }, out: { type: 'string' } } as const
    const { store, user: username, out } = parseArgs({ args: [...args], options, strict: true }).values
    if (store !== undefined && username !== undefined && out !== undefined) {
      return { folder: resolve(store), username, out: resolve(out) }
    }
  } catch {
    // An option that does not exist: the usage says which do.
  }
  throw new UsageError(`Usage: ecrf ${backupUsage}`)
}
