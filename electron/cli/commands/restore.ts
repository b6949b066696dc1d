import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { hasStudy } from '../../../db/accounts/createStudy.ts'
import { keyOfCopy, presentAt, proveStaged, stageCopy, type DrillResult } from '../../../db/backup/drill.ts'
import { recordRestore, restoring, settleRestore, stageRestore, swapRestore } from '../../../db/backup/restore.ts'
import { openKeyRing, wipe } from '../../../db/keys/index.ts'
import { refuse } from '../../../db/record/refusal.ts'
import { openReader } from '../../../db/store/store.ts'
import { may } from '../../../shared/roles.ts'
import { failureOf } from '../../ipc/failure.ts'
import { claimStore, releaseStore } from '../../storeLock.ts'
import { type ExitCode, type Io, UsageError } from '../io.ts'
import { withAccount, type OpenRing } from '../openStudy.ts'
import { readPasswords } from '../password.ts'

export const restoreUsage =
  'restore BACKUP --drill --user NAME [--store DIR] | restore BACKUP --store DIR --user ADMINISTRATOR --second INVESTIGATOR --reason WHY'

/**
 * `ecrf restore --drill`: opens a backup with its own key file and replays its trail; with --store also holds it against the study
 * there, which then records the drill. Nothing else is changed. `ecrf restore`: puts a backup in the place of the study in --store,
 * which may be damaged or missing; what was there is renamed and kept. Both people give the password they had when the copy was
 * made: from the standard input, one a line, or by hidden prompts. Exit code 1: the drill found something.
 */
export async function restore(args: readonly string[], io: Io, openRing: OpenRing = openKeyRing): Promise<ExitCode> {
  const wanted = readArguments(args)
  try {
    return wanted.drill ? await drill(wanted, io, openRing) : await putBack(wanted, io, openRing)
  } catch (thrown) {
    const known = failureOf(thrown)
    throw known === null ? thrown : new UsageError(known.message)
  }
}

type Wanted = ReturnType<typeof readArguments>

async function drill({ copy, folder, username }: Wanted, io: Io, openRing: OpenRing): Promise<ExitCode> {
  const [password = ''] = await readPasswords(io, ['Password:'])
  const result =
    folder === null || !hasStudy(folder)
      ? await prove(copy, { username, password }, openRing, null)
      : await withAccount(
          { folder, username },
          io,
          async ({ store, person }) => {
            if (!may(person.role, 'backup.make')) throw refuse.notAllowed()
            const found = await prove(copy, { username, password }, openRing, (at) => presentAt(store.db, at))
            const { proven, lastSequence: upTo, head, recordsSince } = found
            const detail = { name: basename(copy), proven, upTo, head, recordsSince }
            store.commit(person, { kind: 'backup.drilled', changes: [], detail })
            return found
          },
          openRing,
          password,
        )
  io.out(JSON.stringify(result, null, 2))
  return result.proven ? 0 : 1
}

async function prove(
  copy: string,
  credentials: { readonly username: string; readonly password: string },
  openRing: OpenRing,
  present: ((sequence: number) => ReturnType<typeof presentAt>) | null,
): Promise<DrillResult> {
  const stage = mkdtempSync(join(tmpdir(), 'trialbook-drill-'))
  try {
    const about = await stageCopy(copy, stage)
    const { dataKey } = await keyOfCopy(stage, openRing({ folder: stage, now: () => new Date() }), credentials)
    try {
      const reader = openReader(stage, dataKey)
      try {
        return await proveStaged(reader, { about, present: present?.(about.lastSequence) ?? null })
      } finally {
        reader.close()
      }
    } finally {
      wipe(dataKey)
    }
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

async function putBack(
  { copy, folder, username, second, reason }: Wanted,
  io: Io,
  openRing: OpenRing,
): Promise<ExitCode> {
  if (folder === null || second === undefined || reason === undefined) throw usage()
  if (!claimStore(folder)) throw new UsageError('This study is open in Trialbook. Close it there; nothing was changed.')
  try {
    settleRestore(folder)
    const [own = '', other = ''] = await readPasswords(io, [`Password of ${username}:`, `Password of ${second}:`])
    const stage = await stageRestore(folder, copy)
    try {
      const ring = openRing({ folder: stage, now: () => new Date() })
      const administrator = await keyOfCopy(stage, ring, { username, password: own })
      const investigator = await keyOfCopy(stage, ring, { username: second, password: other })
      const act = { administratorId: administrator.userId, investigatorId: investigator.userId, reason }
      recordRestore(folder, { dataKey: administrator.dataKey, act })
      wipe(administrator.dataKey, investigator.dataKey)
    } catch (thrown) {
      rmSync(restoring(folder), { recursive: true, force: true })
      throw thrown
    }
    const kept = swapRestore(folder, new Date().toISOString())
    io.out(JSON.stringify({ restored: folder, from: copy, kept }, null, 2))
    return 0
  } finally {
    releaseStore(folder)
  }
}

const usage = () => new UsageError(`Usage: ecrf ${restoreUsage}`)

const OPTIONS = {
  drill: { type: 'boolean' },
  store: { type: 'string' },
  user: { type: 'string' },
  second: { type: 'string' },
  reason: { type: 'string' },
} as const

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    })
    const [copy, ...more] = positionals
    const { drill: isDrill = false, store, user: username, second, reason } = values
    if (copy !== undefined && more.length === 0 && username !== undefined) {
      const folder = store === undefined ? null : resolve(store)
      return { copy: resolve(copy), folder, username, drill: isDrill, second, reason }
    }
  } catch {
    // An option that does not exist: the usage says which do.
  }
  throw usage()
}
