import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { personOf } from '../accounts/account.ts'
import type { Actor } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import type { Clock } from '../store/clock.ts'
import { syncFolder } from '../store/mark.ts'
import { openStore } from '../store/store.ts'
import { dropStage, stageCopy } from './drill.ts'

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

/** Called between the steps; a crash test stops the process there. */
type Step = (name: 'staged' | 'recorded' | 'ready' | 'kept' | 'done') => void
const NO_STEP: Step = () => undefined

/** Puts a checked copy of the backup beside the store. Throws a Refusal when a file of it is missing or altered. */
export async function stageRestore(folder: string, backup: string): Promise<string> {
  const stage = restoring(folder)
  await stageCopy(backup, stage)
  return stage
}

/**
 * Opens the staged copy as a store, so that it is migrated and has its mark, and records in its trail who put it back, with whom
 * and why (R37, design table). Throws a Refusal when one of the two has no such account in the copy; then the stage is gone.
 */
export function recordRestore(
  folder: string,
  { dataKey, act, clock }: { readonly dataKey: Buffer; readonly act: RestoreAct; readonly clock?: Clock },
): void {
  const stage = restoring(folder)
  try {
    const store = clock === undefined ? openStore(stage, dataKey) : openStore(stage, dataKey, clock)
    try {
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
 * Puts the staged copy in the store's place. The store that was there is renamed first and never overwritten or removed. After a
 * crash at any point {@link settleRestore} leaves one whole store; where the copy cannot take the place, the store that was there
 * comes back and what the disk said is thrown. The store must be closed. Gives the folder that was kept,
 * null when there was none.
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
  if (kept !== null) renameSync(folder, kept)
  syncFolder(dirname(folder))
  step('kept')
  try {
    renameSync(ready, folder)
  } catch (thrown) {
    // Without a store in its place the application would offer to begin a new study.
    if (kept !== null) renameSync(kept, folder)
    throw thrown
  }
  syncFolder(dirname(folder))
  step('done')
  return kept
}

function unused(name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`
    if (!existsSync(candidate)) return candidate
  }
}

/**
 * What a restore that was cut short left: where the store had already stepped aside, the copy takes its place; where it had not,
 * the store stays and the copy is dropped. Call it before the store is opened. Gives whether a restore was finished.
 */
export function settleRestore(folder: string): boolean {
  const ready = restoreReady(folder)
  const finish = !existsSync(folder) && existsSync(ready)
  if (finish) renameSync(ready, folder)
  else dropStage(ready)
  dropStage(restoring(folder))
  if (finish) syncFolder(dirname(folder))
  return finish
}

/** The name of a folder without its path, for people and for the trail. */
export const folderName = (path: string): string => basename(path)
