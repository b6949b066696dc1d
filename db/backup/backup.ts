import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { KEY_FILE_NAMES, writeAtomically, wipe } from '../keys/index.ts'
import { deriveKey } from '../keys/purpose.ts'
import { chainEnd } from '../record/trail.ts'
import { copyStore } from '../store/copy.ts'
import type { Reader } from '../store/database.ts'
import { syncFolder } from '../store/mark.ts'
import { storeFile } from '../store/paths.ts'

/** What stands in a backup, also written into it as backup.json. Holds no name and no value. */
export interface BackupSummary {
  readonly folder: string
  readonly madeAt: string
  readonly lastSequence: number
  /** Hex hash of the last record: compare it with paper after a restore. */
  readonly head: string
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[]
}

export interface BackupOrder {
  /** The store's folder. */
  readonly folder: string
  /** A folder that does not exist yet, inside one that does. */
  readonly target: string
  readonly madeAt: string
}

/** The name of a backup made at this moment, inside the folder that a person chose. */
export function backupFolder(parent: string, madeAt: string): string {
  return join(parent, `trialbook-backup-${madeAt.slice(0, 19).replaceAll(':', '')}`)
}

/**
 * Writes a backup as a folder that appears whole or not at all (R37): a verified copy of the store, still encrypted, with its key
 * file. Restoring is putting these files into the store's folder; the mark is made anew, and the trail says so. Throws StoreError, what the
 * disk throws, or the signal's reason; then nothing is left.
 */
export async function writeBackup(
  reader: Reader,
  dataKey: Buffer,
  order: BackupOrder,
  signal?: Pick<AbortSignal, 'throwIfAborted'>,
): Promise<BackupSummary> {
  const { folder, target, madeAt } = order
  const partial = join(dirname(target), `.${basename(target)}.part`)
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  const key = deriveKey(dataKey, 'store')
  try {
    // Keys first: an account made while the store is being copied is then missing in both or in the keys, never only here.
    const keys = readFileSync(join(folder, KEY_FILE_NAMES.current), 'utf8')
    writeAtomically(join(partial, KEY_FILE_NAMES.current), keys)
    signal?.throwIfAborted()
    copyStore(reader, storeFile(partial), key)
    signal?.throwIfAborted()
    const end = chainEnd(reader)
    const names = [basename(storeFile(partial)), KEY_FILE_NAMES.current]
    const files = await Promise.all(names.map((name) => describe(partial, name)))
    const about = { madeAt, lastSequence: end.sequence, head: end.hash.toString('hex'), files }
    writeAtomically(join(partial, 'backup.json'), `${JSON.stringify(about, null, 2)}\n`)
    signal?.throwIfAborted()
    syncFolder(partial)
    renameSync(partial, target)
    syncFolder(dirname(target))
    return { folder: target, ...about }
  } catch (thrown) {
    rmSync(partial, { recursive: true, force: true })
    throw thrown
  } finally {
    wipe(key)
  }
}

async function describe(folder: string, name: string): Promise<BackupSummary['files'][number]> {
  const hash = createHash('sha256')
  let bytes = 0
  const read = createReadStream(join(folder, name))
  read.on('data', (chunk) => (bytes += chunk.length))
  await pipeline(read, hash)
  return { name, sha256: hash.digest('hex'), bytes }
}
