import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { personOf } from '../accounts/account.ts'
import { wipe, writeAtomically } from '../keys/index.ts'
import { deriveKey } from '../keys/purpose.ts'
import type { Actor } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { chainEnd } from '../record/trail.ts'
import type { Clock } from '../store/clock.ts'
import type { WritableDb } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import { openWritable } from '../store/open.ts'
import { storeFile } from '../store/paths.ts'
import { insideOf, openStore, type Store } from '../store/store.ts'
import type { AboutBackup } from './copyFiles.ts'
import { dropStage, stageCopy, type DrillResult } from './drill.ts'

/** Where a restore gets ready, beside the store. */
export const restoring = (folder: string): string => `${folder}.restoring`
/** A whole copy that only waits to take the store's place. */
export const restoreReady = (folder: string): string => `${folder}.restore-ready`
/** Where the store that was in use is kept. */
export const keptFolder = (folder: string, stamp: string): string =>
  `${folder}.before-restore-${stamp.slice(0, 19).replaceAll(':', '')}`

/** The two people of a restore, as the copy knows them, and why. */
export interface RestoreAct {
  readonly administratorId: string
  readonly investigatorId: string
  readonly reason: string
}

/** A copy and what trying it out found. Nothing else takes the place of a store. */
export interface ProvenCopy {
  readonly about: AboutBackup
  readonly result: DrillResult
}

/** Called between the steps; a crash test stops the process there. */
type Step = (name: 'staged' | 'recorded' | 'ready' | 'kept' | 'done') => void
const NO_STEP: Step = () => undefined

const UNPROVEN =
  'Only a copy that was tried out takes the place of the study: opened with its keys, its whole trail replayed, its record held ' +
  'against the trail. This one was not, or something was found. Nothing was changed. Try it out, or choose another copy.'

/** Throws a Refusal unless this copy was tried out and is whole in itself. */
export function requireProven(proven: ProvenCopy | undefined): asserts proven is ProvenCopy {
  if (proven?.result.sound !== true) throw new Refusal('badInput', UNPROVEN)
}

/**
 * Puts the copy that was proven beside the store. The proof is of bytes, and these are the same by their SHA-256: a copy that was
 * exchanged since is refused. Throws a Refusal when a file is missing or altered; then nothing is left.
 */
export async function stageRestore(folder: string, backup: string, proven: ProvenCopy): Promise<string> {
  requireProven(proven)
  const stage = restoring(folder)
  const about = await stageCopy(backup, stage)
  if (JSON.stringify(about) !== JSON.stringify(proven.about)) {
    dropStage(stage)
    throw new Refusal('storeDamaged', `This copy is not the one that was tried out any more. ${UNPROVEN}`)
  }
  return stage
}

/**
 * Makes sure that nothing else has the store open, at the moment it is asked: SQLite leaves its write-ahead log only for whoever is
 * alone. What another program writes after the swap would land in the store that steps aside. Throws StoreError 'storeInUse'.
 */
export function requireAlone(store: Store): void {
  settleAlone(insideOf(store).writer)
}

/** The same for a store that nobody here has open. Throws StoreError 'storeInUse', or what opening it says. */
export function requireNobody(folder: string, dataKey: Buffer): void {
  const key = deriveKey(dataKey, 'store')
  try {
    const writer = openWritable({ path: storeFile(folder), key, mode: 'write' })
    try {
      settleAlone(writer)
    } finally {
      writer.close()
    }
  } finally {
    wipe(key)
  }
}

function settleAlone(writer: Pick<WritableDb, 'settle'>): void {
  try {
    writer.settle()
  } catch (thrown) {
    if (!(thrown instanceof StoreError) || thrown.code !== 'storeInUse') throw thrown
    throw new StoreError(
      'storeInUse',
      'The study is open in another command or job, so no copy was put in its place and nothing was changed. Wait until it ends, then restore.',
    )
  }
}

/**
 * Opens the staged copy as a store, so that it is migrated and has its mark, and records in its trail who put it back, with whom
 * and why (R37, design table). Throws a Refusal when one of the two has no such account in the copy; then the stage is gone.
 */
export function recordRestore(
  folder: string,
  {
    dataKey,
    act,
    proven,
    clock,
  }: { readonly dataKey: Buffer; readonly act: RestoreAct; readonly proven: ProvenCopy; readonly clock?: Clock },
): void {
  const stage = restoring(folder)
  try {
    const store = clock === undefined ? openStore(stage, dataKey) : openStore(stage, dataKey, clock)
    try {
      // Opening may have added a record of its own (a migration, a mark that a backup does not carry): the proven end is below it.
      if (!holds(store, proven.result)) throw new StoreError('storeDamaged')
      const person = known(() => personOf(store, act.administratorId).person)
      const second = known(() => personOf(store, act.investigatorId).person)
      store.commit(person, { kind: 'store.restored', changes: [], reason: act.reason, second })
    } finally {
      store.close()
    }
  } catch (thrown) {
    dropStage(stage)
    throw thrown
  }
}

function holds({ db }: Store, { lastSequence, head }: DrillResult): boolean {
  const row = db.prepare<{ hash: Buffer }>('SELECT hash FROM audit_record WHERE sequence = ?').get(lastSequence)
  return row?.hash.toString('hex') === head && chainEnd(db).sequence >= lastSequence
}

function known(find: () => Actor): Actor {
  try {
    return find()
  } catch {
    throw new Refusal(
      'notAllowed',
      'One of the two people has no account in this copy: it is older than the account. Restore with people it knows. ' +
        'Nothing was changed.',
    )
  }
}

/**
 * Puts the staged copy in the store's place. The store that was there is renamed first and never overwritten or removed; which
 * folder it went to is written down beside it before. After a crash at any point {@link settleRestore} leaves one whole store;
 * where the copy cannot take the place, the store that was there comes back and what the disk said is thrown. The store must be
 * closed. Gives the folder that was kept, null when there was none.
 */
export function swapRestore(folder: string, stamp: string, step: Step = NO_STEP): string | null {
  const ready = restoreReady(folder)
  rmSync(ready, { recursive: true, force: true })
  syncFolder(restoring(folder))
  step('recorded')
  renameSync(restoring(folder), ready)
  syncFolder(dirname(folder))
  step('ready')
  const kept = existsSync(folder) ? unused(keptFolder(folder, stamp)) : null
  if (kept !== null) writeAtomically(swapNote(folder), `${JSON.stringify({ kept: basename(kept) })}\n`)
  try {
    if (kept !== null) renameSync(folder, kept)
    syncFolder(dirname(folder))
    step('kept')
    renameSync(ready, folder)
  } catch (thrown) {
    // Without a store in its place the application would offer to begin a new study.
    if (kept !== null && !existsSync(folder)) renameSync(kept, folder)
    dropStage(ready)
    rmSync(swapNote(folder), { force: true })
    throw thrown
  }
  syncFolder(dirname(folder))
  step('done')
  rmSync(swapNote(folder), { force: true })
  return kept
}

/** Says, while a swap is under way, under which name the store that stepped aside waits. */
const swapNote = (folder: string): string => `${folder}.restore-swap.json`

/** Whether a swap was begun and not ended: a study that is not in its place is then no reason to begin a new one. */
export const isSwapOpen = (folder: string): boolean => existsSync(swapNote(folder))

/** The folder that waits, by the note; null when there is none or it cannot be read. */
function waiting(folder: string): string | null {
  try {
    const { kept } = JSON.parse(readFileSync(swapNote(folder), 'utf8')) as { readonly kept?: unknown }
    const path = typeof kept === 'string' ? join(dirname(folder), basename(kept)) : null
    return path !== null && path.startsWith(`${folder}.before-restore-`) && existsSync(path) ? path : null
  } catch {
    return null
  }
}

function unused(name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`
    if (!existsSync(candidate)) return candidate
  }
}

/**
 * What a restore that was cut short left: where the store had already stepped aside, the copy takes its place, or the store itself
 * comes back when there is no copy any more; where it had not, the store stays and the copy is dropped. Call it before the store is
 * opened. Gives whether a restore was finished. Throws what the disk says; then the next start tries again.
 */
export function settleRestore(folder: string): boolean {
  const ready = restoreReady(folder)
  const isMissing = !existsSync(folder)
  const finish = isMissing && existsSync(ready)
  if (finish) renameSync(ready, folder)
  else if (isMissing) putBackKept(folder)
  dropStage(ready)
  dropStage(restoring(folder))
  if (isMissing && existsSync(folder)) syncFolder(dirname(folder))
  rmSync(swapNote(folder), { force: true })
  return finish
}

function putBackKept(folder: string): void {
  const kept = waiting(folder)
  if (kept !== null) renameSync(kept, folder)
}

/** The name of a folder without its path, for people and for the trail. */
export const folderName = (path: string): string => basename(path)
