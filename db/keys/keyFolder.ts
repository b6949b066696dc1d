import { join } from 'node:path'
import { UNFINISHED, writeAtomically } from './atomicFile.ts'
import type { Disk } from './disk.ts'
import { KeyError } from './errors.ts'
import { withFileLock } from './fileLock.ts'
import type { KeyFile } from './keyFile.ts'
import { readKeyText, writeKeyText } from './keyText.ts'

/**
 * The names beside the store. `copy` is a second copy of `current`, because one bad sector in a file of a few kilobytes
 * must not cost a whole study. `next` is a change that the store has not committed yet, or not been seen to commit.
 */
export const KEY_FILE_NAMES = {
  current: 'keys.json',
  copy: 'keys.copy.json',
  next: 'keys.next.json',
  lock: 'keys.lock',
} as const

/** The key files as they stand on the disk. Both null: no study was ever made here. */
export type KeyFiles = { readonly current: KeyFile | null; readonly next: KeyFile | null }

/** Reads and writes the key files of one folder; knows nothing of what is in them. */
export class KeyFolder {
  readonly #folder: string
  readonly #disk: Disk

  constructor(folder: string, disk: Disk) {
    this.#folder = folder
    this.#disk = disk
  }

  /** Runs `work` while no other process writes; see `withFileLock`. */
  alone<T>(work: () => T): T {
    return withFileLock(this.#path('lock'), work)
  }

  /** Throws KeyError 'keyFileDamaged' or 'keyFileNewer' when there is a key file but no readable one. */
  read(): KeyFiles {
    const main = this.#try('current')
    const current = main instanceof KeyError ? this.#copyInsteadOf(main) : main
    const next = this.#try('next')
    // A damaged staged change is not a way in, but the file under it is; the error counts only if nothing else is left.
    if (next instanceof KeyError && (current === null || next.code === 'keyFileNewer')) throw next
    return { current, next: next instanceof KeyError ? null : next }
  }

  writeCurrent(file: KeyFile): void {
    const text = writeKeyText(file)
    writeAtomically(this.#path('current'), text, this.#disk)
    writeAtomically(this.#path('copy'), text, this.#disk)
  }

  writeNext(file: KeyFile): void {
    writeAtomically(this.#path('next'), writeKeyText(file), this.#disk)
  }

  removeNext(): void {
    this.#disk.remove(this.#path('next'))
    this.#disk.syncFolder(this.#folder)
  }

  /**
   * Puts right what a crash or a bad sector left: unfinished files go, and the two copies become equal again. A copy that is
   * ahead of the file is left alone, since then somebody put an old key file back and may want the other.
   */
  tidy(): void {
    for (const name of ['current', 'copy', 'next'] as const) this.#disk.remove(this.#path(name) + UNFINISHED)
    const { current } = this.read()
    if (current === null) return
    const text = writeKeyText(current)
    const copy = this.#try('copy')
    const copyIsAhead =
      copy !== null && !(copy instanceof KeyError) && copy.roster.generation > current.roster.generation
    if (copyIsAhead) return
    for (const name of ['current', 'copy'] as const) {
      if (this.#disk.read(this.#path(name)) !== text) writeAtomically(this.#path(name), text, this.#disk)
    }
  }

  #copyInsteadOf(problem: KeyError): KeyFile {
    const copy = this.#try('copy')
    if (problem.code !== 'keyFileDamaged' || copy === null || copy instanceof KeyError) throw problem
    return copy
  }

  /** The file, null when there is none, or the error that reading it gave. A lost main file is as bad as a damaged one. */
  #try(name: 'current' | 'copy' | 'next'): KeyFile | KeyError | null {
    const text = this.#disk.read(this.#path(name))
    if (text === null) return name === 'current' ? this.#try('copy') : null
    try {
      return readKeyText(text)
    } catch (error) {
      if (error instanceof KeyError) return error
      throw error
    }
  }

  #path(name: keyof typeof KEY_FILE_NAMES): string {
    return join(this.#folder, KEY_FILE_NAMES[name])
  }
}
