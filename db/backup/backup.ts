import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { verifyTrail } from '../audit/verify.ts'
import { KEY_FILE_NAMES, writeAtomically, wipe } from '../keys/index.ts'
import { deriveKey } from '../keys/purpose.ts'
import { chainEnd } from '../record/trail.ts'
import { copyStore } from '../store/copy.ts'
import type { Reader } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import { readMeta } from '../store/meta.ts'
import { storeFile } from '../store/paths.ts'
import { openReader } from '../store/store.ts'
import { ABOUT_FILE, describeFile, type AboutBackup } from './copyFiles.ts'

/** What stands in a backup, also written into it as backup.json, and where it stands. Holds no name and no value. */
export interface BackupSummary extends AboutBackup {
  readonly folder: string
}

export interface BackupOrder {
  /** The store's folder. */
  readonly folder: string
  /** A folder that does not exist yet, inside one that does. */
  readonly target: string
  readonly madeAt: string
  /** Made by the schedule and not by a person. */
  readonly scheduled?: boolean
}

/** How the names of all backups begin. */
export const BACKUP_PREFIX = 'trialbook-backup-'

/** The name of a backup made at this moment, inside the folder that a person chose. */
export function backupFolder(parent: string, madeAt: string): string {
  return join(parent, `${BACKUP_PREFIX}${madeAt.slice(0, 19).replaceAll(':', '')}`)
}

/**
 * Writes a backup as a folder that appears whole or not at all (R37): a copy of the store, still encrypted, with its key file,
 * opened again and its trail replayed to the end. A store with findings is backed up all the same, as the copy may be the last
 * one, and the summary says that it is not whole. Throws StoreError, what the disk throws, or the signal's reason; then nothing
 * is left.
 */
export async function writeBackup(
  reader: Reader,
  dataKey: Buffer,
  order: BackupOrder,
  signal?: AbortSignal,
  progress?: (done: number, total: number) => void,
): Promise<BackupSummary> {
  const { folder, target, madeAt, scheduled = false } = order
  const partial = join(dirname(target), `.${basename(target)}.part`)
  rmSync(partial, { recursive: true, force: true })
  // The parent must be there: a folder made where a stick is not plugged in would hold the backup on the laptop itself.
  mkdirSync(partial, { mode: 0o700 })
  const key = deriveKey(dataKey, 'store')
  try {
    // Keys first: an account made while the store is being copied is then missing in both or in the keys, never only here.
    const keys = readFileSync(join(folder, KEY_FILE_NAMES.current), 'utf8')
    writeAtomically(join(partial, KEY_FILE_NAMES.current), keys)
    signal?.throwIfAborted()
    copyStore(reader, storeFile(partial), key)
    signal?.throwIfAborted()
    const proof = await proveCopy(partial, dataKey, { ...(signal && { signal }), ...(progress && { progress }) })
    const names = [basename(storeFile(partial)), KEY_FILE_NAMES.current]
    const files = await Promise.all(names.map((name) => describeFile(partial, name)))
    const installation = readMeta(reader, 'installation')
    const about: AboutBackup = { ...(installation && { installation }), madeAt, scheduled, ...proof, files }
    writeAtomically(join(partial, ABOUT_FILE), `${JSON.stringify(about, null, 2)}\n`)
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

/** Opens the copy on its own, replays its trail and holds the record in it against the replay. */
async function proveCopy(
  copy: string,
  dataKey: Buffer,
  options: Parameters<typeof verifyTrail>[1],
): Promise<Pick<AboutBackup, 'lastSequence' | 'head' | 'whole'>> {
  const reader = openReader(copy, dataKey)
  try {
    const end = chainEnd(reader)
    const { whole, lastSequence, head } = await verifyTrail(reader, options)
    if (end.sequence !== lastSequence) throw new StoreError('storeDamaged')
    return { lastSequence, head, whole }
  } finally {
    reader.close()
  }
}
