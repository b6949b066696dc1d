import { dirname } from 'node:path'
import { realDisk, type Disk } from './disk.ts'

/** What stands behind the name of a file while it is being written. */
export const UNFINISHED = '.tmp'

/**
 * Replaces a file so that after a crash at any moment there is the old text or the new one, whole. Returns when the new
 * one is on the disk. One writer at a time: the unfinished file has one name, so that a crash leaves at most one.
 */
export function writeAtomically(path: string, text: string, disk: Disk = realDisk): void {
  disk.writeDurably(path + UNFINISHED, text)
  disk.rename(path + UNFINISHED, path)
  disk.syncFolder(dirname(path))
}
