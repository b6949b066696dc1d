import { dirname } from 'node:path'
import { realDisk, type Disk } from './disk.ts'
import { KeyError } from './errors.ts'
import type { KeyChange } from './keyChange.ts'
import type { KeyRing } from './keyRing.ts'

/** What the store's side does for a rotation. The keys layer opens no database. */
export type StoreExchange = {
  /** The store's file. */
  readonly storePath: string
  /** Writes a copy of the whole store to `path` under the new data key, holding `generation` and the audit of the act. */
  makeCopy(path: string, newDataKey: Buffer, generation: number): void | Promise<void>
  /** Opens the copy with the new key and compares it with the store; throws when it is not whole. */
  verifyCopy(path: string, newDataKey: Buffer): void | Promise<void>
  /** Closes every connection to the store, so that nothing waits in a write-ahead log. */
  closeStore(): void
}

/**
 * Brings the store to the data key of a rotated change. In order: copy, verify, close, stage the keys, put the copy in the
 * store's place in one step (from here on the change counts), promote the keys. A crash anywhere leaves a store and a key
 * file that belong together: `KeyRing.enter` finds out which. The caller makes sure that no other process has
 * the store, and opens it again afterwards, also after an error. Throws KeyError 'copyFailed', 'storeOpen', 'changePending'.
 */
export async function exchangeStore(
  ring: KeyRing,
  change: KeyChange,
  exchange: StoreExchange,
  disk: Disk = realDisk,
): Promise<void> {
  const { storePath } = exchange
  const copyPath = copyPathOf(storePath)
  removeStoreCopy(storePath, disk)
  try {
    await exchange.makeCopy(copyPath, change.dataKey, ring.generationOf(change))
    await exchange.verifyCopy(copyPath, change.dataKey)
  } catch (error) {
    removeStoreCopy(storePath, disk)
    throw new KeyError(
      'copyFailed',
      'The study data could not be copied under a new key. The study data and the keys are as they were. ' +
        'Check that the disk has room for a second copy, then try again.',
      { cause: error },
    )
  }
  exchange.closeStore()
  // SQLite would play an old log into the new file, and that would destroy it.
  if ([storePath, copyPath].some((path) => disk.exists(`${path}-wal`))) throw storeOpen()
  disk.syncFile(copyPath)
  ring.stage(change)
  try {
    disk.rename(copyPath, storePath)
  } catch (error) {
    ring.discard()
    throw error
  }
  disk.syncFolder(dirname(storePath))
  ring.promote()
}

/** Removes the copy, finished or not, that an interrupted rotation left. Call it after `KeyRing.enter`. */
export function removeStoreCopy(storePath: string, disk: Disk = realDisk): void {
  for (const name of [copyPathOf(storePath), `${copyPathOf(storePath)}.part`]) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) disk.remove(name + suffix)
  }
}

function copyPathOf(storePath: string): string {
  return `${storePath}.next`
}

function storeOpen(): KeyError {
  return new KeyError(
    'storeOpen',
    'The study data are open in another window or command, so the key was not changed. Close it and try again.',
  )
}
