import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { chainEnd } from '../record/trail.ts'
import type { ReadableDb, Reader, WritableDb } from './database.ts'
import { StoreError } from './errors.ts'
import { syncFolder } from './mark.ts'
import { openWritable } from './open.ts'

/**
 * Writes a whole, verified copy of a store: VACUUM INTO (the backup call of SQLite does not work on an encrypted file) under a
 * temporary name, opened again, checked page by page, its trail compared with the original's, then fsynced and renamed.
 * `newKey` makes the copy open with another key. Throws StoreError and leaves nothing behind.
 */
export function copyStore(
  from: WritableDb | Reader,
  to: string,
  key: Uint8Array,
  more: { readonly newKey?: Uint8Array; readonly prepare?: (copy: WritableDb) => void } = {},
): void {
  const partial = `${to}.part`
  rmSync(partial, { force: true })
  try {
    from.vacuumInto(partial)
    const copy = openWritable({ path: partial, key, mode: 'write' })
    try {
      more.prepare?.(copy)
      compareCopy(from, copy)
      copy.settle()
      if (more.newKey) copy.rekey(more.newKey)
    } finally {
      copy.close()
    }
    if (more.newKey) checkOpens(from, partial, more.newKey)
    const file = openSync(partial, constants.O_RDWR)
    fsyncSync(file)
    closeSync(file)
    renameSync(partial, to)
    syncFolder(dirname(to))
  } catch (thrown) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(partial + ending, { force: true })
    throw thrown
  }
}

function checkOpens(from: ReadableDb, path: string, key: Uint8Array): void {
  const copy = openWritable({ path, key, mode: 'write' })
  try {
    compareCopy(from, copy)
    copy.settle()
  } finally {
    copy.close()
  }
}

function compareCopy(from: ReadableDb, copy: ReadableDb): void {
  const check = copy.prepare<{ quick_check: string }>('PRAGMA quick_check').all()
  const [here, there] = [chainEnd(from), chainEnd(copy)]
  const whole = check.length === 1 && check[0]?.quick_check === 'ok'
  if (!whole || here.sequence !== there.sequence || !here.hash.equals(there.hash)) throw new StoreError('storeDamaged')
}
