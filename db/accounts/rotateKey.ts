import { exchangeStore, removeStoreCopy, wipe, type KeyChange } from '../keys/index.ts'
import { deriveKey } from '../keys/purpose.ts'
import { copyStore } from '../store/copy.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { storeFile } from '../store/paths.ts'
import { insideOf, openReader, openStore } from '../store/store.ts'
import type { OpenAccount } from './account.ts'

/**
 * Brings the store under a new data key: a verified copy takes its place in one step (design 5). Nobody has to be there for
 * it. Afterwards `account` holds the new store and key. Throws KeyError 'copyFailed' or 'storeOpen'; then the account is open
 * under the old key again. `because` is a code for the trail.
 */
export async function rotateKey(account: OpenAccount, because: 'userDisabled' | 'recoveryUsed'): Promise<void> {
  const { store, ring, dataKey } = account
  const { folder } = store
  const { clock } = insideOf(store)
  const change = ring.beginChange(dataKey)
  const newKey = change.rotate()
  try {
    await exchangeStore(ring, change, {
      storePath: storeFile(folder),
      makeCopy: (path, _key, generation) => copyUnder(account, change, path, generation, because),
      verifyCopy: () => undefined,
      closeStore: () => {
        insideOf(store).writer.settle()
        store.close()
      },
    })
    account.dataKey = newKey
    wipe(dataKey)
  } catch (thrown) {
    wipe(newKey)
    throw thrown
  } finally {
    account.store.close()
    account.store = openStore(folder, account.dataKey, clock)
  }
  finishRotation(account)
}

/** `copyStore` itself opens the copy under the new key and compares it with the store. */
function copyUnder(
  { store, dataKey }: OpenAccount,
  change: KeyChange,
  path: string,
  generation: number,
  because: string,
): void {
  const key = deriveKey(dataKey, 'store')
  const newKey = deriveKey(change.dataKey, 'store')
  // A connection of its own: the copy is made from what is on the disk.
  const reader = openReader(store.folder, dataKey)
  try {
    copyStore(reader, path, key, {
      newKey,
      prepare: (copy) =>
        copy.immediate(() => {
          writeMeta(copy, 'keyGeneration', String(generation))
          writeMeta(copy, 'rotationToRecord', because)
        }),
    })
  } finally {
    reader.close()
    wipe(key, newKey)
  }
}

/**
 * Records a rotation that is done. The copy says itself that it was made by one, so that a crash right after the exchange
 * cannot leave the trail without it.
 */
export function finishRotation({ store, person }: Pick<OpenAccount, 'store' | 'person'>): void {
  removeStoreCopy(storeFile(store.folder))
  const because = readMeta(store.db, 'rotationToRecord')
  if (because === undefined || because === '') return
  const detail = { because, generation: Number(readMeta(store.db, 'keyGeneration')) }
  insideOf(store).commit(
    person,
    { kind: 'key.rotated', changes: [], detail },
    { alsoDo: ({ db }) => writeMeta(db, 'rotationToRecord', '') },
  )
}
