import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { hasStudy } from '../../../db/accounts/createStudy.ts'
import type { AboutBackup } from '../../../db/backup/copyFiles.ts'
import { keyOfCopy, presentAt, proveStaged, stageCopy, type PresentTrail } from '../../../db/backup/drill.ts'
import { lacksOf, type Lacks } from '../../../db/backup/lacks.ts'
import {
  recordRestore,
  requireNobody,
  requireProven,
  restoring,
  settleRestore,
  stageRestore,
  swapRestore,
  type ProvenCopy,
} from '../../../db/backup/restore.ts'
import { openKeyRing, wipe } from '../../../db/keys/index.ts'
import { refuse } from '../../../db/record/refusal.ts'
import type { Reader } from '../../../db/store/database.ts'
import { openReader } from '../../../db/store/store.ts'
import { may } from '../../../shared/roles.ts'
import { failureOf } from '../../ipc/failure.ts'
import { claimStore, releaseStore } from '../../storeLock.ts'
import { type ExitCode, Finding, type Io, UsageError } from '../io.ts'
import { withAccount, type OpenRing } from '../openStudy.ts'
import { readPasswords } from '../password.ts'

export const restoreUsage =
  'restore BACKUP --drill --user NAME [--store DIR] | restore BACKUP --store DIR --user ADMINISTRATOR --second INVESTIGATOR --reason WHY [--losing CHANGES]'

/**
 * `ecrf restore --drill`: opens a backup with its own key file and replays its trail; with --store also holds it against the study
 * there, which then records the drill. Nothing else is changed. `ecrf restore`: tries the copy out in the same way and puts it in the
 * place of the study in --store, which may be damaged or missing; what was there is renamed and kept. Where there is a study it
 * first says what the copy lacks, and acts only when --losing names that number of changes ('unknown' for a study that cannot be
 * read). Both people give the password they had when the copy was made: from the standard input, one a line, or by hidden prompts.
 * Exit code 1: the drill found something, or the loss was not agreed to.
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
      ? (await prove(copy, { username, password }, openRing, null)).result
      : await withAccount(
          { folder, username },
          io,
          async ({ store, person }) => {
            if (!may(person.role, 'backup.make')) throw refuse.notAllowed()
            const at = (about: AboutBackup) => presentAt(store.db, about)
            const { result: found } = await prove(copy, { username, password }, openRing, at)
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
  present: ((about: AboutBackup) => PresentTrail) | null,
): Promise<ProvenCopy> {
  const stage = mkdtempSync(join(tmpdir(), 'trialbook-drill-'))
  try {
    const about = await stageCopy(copy, stage)
    const { dataKey } = await keyOfCopy(stage, openRing({ folder: stage, now: () => new Date() }), credentials)
    try {
      const reader = openReader(stage, dataKey)
      try {
        return { about, result: await proveStaged(reader, { about, present: present?.(about) ?? null }) }
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
  { copy, folder, username, second, reason, losing }: Wanted,
  io: Io,
  openRing: OpenRing,
): Promise<ExitCode> {
  if (folder === null || second === undefined || reason === undefined) throw usage()
  if (!claimStore(folder)) throw new UsageError('This study is open in Trialbook. Close it there; nothing was changed.')
  try {
    settleRestore(folder)
    const [own = '', other = ''] = await readPasswords(io, [`Password of ${username}:`, `Password of ${second}:`])
    const today = await openToday(folder, { username, password: own }, openRing)
    try {
      const at = today === null ? null : (about: AboutBackup) => presentAt(today.reader, about)
      const proven = await prove(copy, { username, password: own }, openRing, at)
      requireProven(proven)
      if (hasStudy(folder)) requireAgreed(today && lacksOf(today.reader, proven.result.shared), losing, io)
      const stage = await stageRestore(folder, copy, proven)
      try {
        const ring = openRing({ folder: stage, now: () => new Date() })
        const administrator = await keyOfCopy(stage, ring, { username, password: own })
        const investigator = await keyOfCopy(stage, ring, { username: second, password: other })
        const act = { administratorId: administrator.userId, investigatorId: investigator.userId, reason }
        recordRestore(folder, { dataKey: administrator.dataKey, act, proven })
        wipe(administrator.dataKey, investigator.dataKey)
        today?.reader.close()
        if (today !== null) requireNobody(folder, today.dataKey)
        const kept = swapRestore(folder, new Date().toISOString())
        io.out(JSON.stringify({ restored: folder, from: copy, kept }, null, 2))
        return 0
      } finally {
        rmSync(restoring(folder), { recursive: true, force: true })
      }
    } finally {
      today?.reader.close()
      wipe(today?.dataKey ?? null)
    }
  } finally {
    releaseStore(folder)
  }
}

interface Today {
  readonly reader: Reader
  readonly dataKey: Buffer
}

/** The study that is there now, for reading, by the administrator's password; null when there is none or it does not open. */
async function openToday(
  folder: string,
  credentials: { readonly username: string; readonly password: string },
  openRing: OpenRing,
): Promise<Today | null> {
  if (!hasStudy(folder)) return null
  try {
    const { dataKey } = await keyOfCopy(folder, openRing({ folder, now: () => new Date() }), credentials)
    return { reader: openReader(folder, dataKey), dataKey }
  } catch (thrown) {
    // A damaged study is what a restore is for; what it held is then not known, and has to be agreed to as that.
    if (failureOf(thrown) === null) throw thrown
    return null
  }
}

/** Says what the copy lacks, and goes on only when exactly that was agreed to. */
function requireAgreed(lacks: Lacks | null, losing: string | undefined, io: Io): void {
  const named = lacks === null ? 'unknown' : String(lacks.changes)
  if (losing === named) return
  io.out(JSON.stringify({ lacks: lacks ?? 'unknown' }, null, 2))
  throw new Finding(
    (lacks === null
      ? 'The study that is there cannot be opened with this password, so what the copy lacks is not known. '
      : `The copy lacks ${named} changes that the study of today holds. `) +
      `Nothing was changed. If both of you agree, run it again with --losing ${named}.`,
  )
}

const usage = () => new UsageError(`Usage: ecrf ${restoreUsage}`)

const OPTIONS = {
  drill: { type: 'boolean' },
  store: { type: 'string' },
  user: { type: 'string' },
  second: { type: 'string' },
  reason: { type: 'string' },
  losing: { type: 'string' },
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
    const { drill: isDrill = false, store, user: username, second, reason, losing } = values
    if (copy !== undefined && more.length === 0 && username !== undefined) {
      const folder = store === undefined ? null : resolve(store)
      return { copy: resolve(copy), folder, username, drill: isDrill, second, reason, losing }
    }
  } catch {
    // An option that does not exist: the usage says which do.
  }
  throw usage()
}
