import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { isCode } from './disk.ts'
import { KeyError } from './errors.ts'

const PATIENCE_MS = 5_000
/** Work under the lock takes milliseconds, so a lock this old belongs to a process that is gone. */
const STALE_MS = 15_000
const PAUSE_MS = 10

/**
 * Runs `work` while this process alone may write the key file; the command line may run beside the application, and a
 * writer that read before the other's change would put the old keys back. Throws KeyError 'keyFileBusy' when the other one
 * is not done within `patience` milliseconds.
 */
export function withFileLock<T>(path: string, work: () => T, patience = PATIENCE_MS): T {
  const deadline = performance.now() + patience
  while (!tryLock(path)) {
    if (isAbandoned(path)) rmSync(path, { force: true })
    else if (performance.now() > deadline) throw busy()
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  }
  try {
    return work()
  } finally {
    rmSync(path, { force: true })
  }
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    // Windows says EPERM while the other side is removing the file.
    if (isCode(error, 'EEXIST') || (process.platform === 'win32' && isCode(error, 'EPERM'))) return false
    throw error
  }
}

/** A lock whose process is gone, or that is far older than any work under it. */
function isAbandoned(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > STALE_MS) return true
    const owner = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(owner) && owner > 0 && !isAlive(owner)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return !isCode(error, 'ESRCH')
  }
}

function busy(): KeyError {
  return new KeyError(
    'keyFileBusy',
    'Another window or command of Trialbook is writing the key file. Nothing was changed. Try again in a moment.',
  )
}
