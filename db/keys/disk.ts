import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'

/** The few acts on files that the key file's promises rest on; tests replace it to stop the machine between any two. */
export type Disk = {
  /** The text of a file, or null when there is none. */
  read(path: string): string | null
  exists(path: string): boolean
  /** Writes a file, readable by its owner only, and returns when the bytes are on the disk. */
  writeDurably(path: string, text: string): void
  /** Returns when the bytes of a file that something else wrote are on the disk. */
  syncFile(path: string): void
  /** Puts a file in the place of another in one step. */
  rename(from: string, to: string): void
  /** Removes a file if it is there. */
  remove(path: string): void
  /** Returns when the names in a folder are on the disk. */
  syncFolder(folder: string): void
}

export const realDisk: Disk = {
  read(path) {
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null
      throw error
    }
  },
  exists: existsSync,
  writeDurably(path, text) {
    const file = openSync(path, 'w', 0o600)
    try {
      const bytes = Buffer.from(text, 'utf8')
      let written = 0
      while (written < bytes.length) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  },
  syncFile(path) {
    const file = openSync(path, 'r+') // Windows flushes only what is open for writing
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  },
  rename: renameSync,
  remove(path) {
    rmSync(path, { force: true })
  },
  syncFolder(folder) {
    if (process.platform === 'win32') return // Windows cannot open a folder; NTFS journals the names itself
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  },
}

/** Whether an error of the file system has this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
