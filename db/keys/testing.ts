import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realDisk, type Disk } from './disk.ts'
import { KeyRing } from './keyRing.ts'
import type { Strength } from './strength.ts'

/** So cheap that a test may sign in a hundred times. Only tests import this file, and a test watches over that. */
export const WEAK_STRENGTH: Strength = {
  cost: { name: 'scrypt', N: 16, r: 1, p: 1 },
  floor: { name: 'scrypt', N: 16, r: 1, p: 1 },
}

/** A disk that does not wait for the bytes to arrive: tests stop between acts, they do not pull a real plug. */
export const QUICK_DISK: Disk = {
  ...realDisk,
  writeDurably: (path, text) => writeFileSync(path, text),
  syncFile: () => undefined,
  syncFolder: () => undefined,
}

/** `openKeyRing` at a strength for tests. Its files cannot be opened by the real one. */
export function openWeakKeyRing(options: { folder: string; now: () => Date; disk?: Disk }): KeyRing {
  const ring = new KeyRing({ disk: QUICK_DISK, ...options, strength: WEAK_STRENGTH })
  ring.tidy()
  return ring
}

/** A folder for one test, empty or a copy of another. */
export function temporaryFolder(from?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-keys-'))
  if (from !== undefined) cpSync(from, folder, { recursive: true })
  return folder
}

/** Removes what `temporaryFolder` made. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * A disk that stops for good before its act number `acts` (0 is the first). A write that is cut leaves its first half.
 * Counts in `done`, so that a run without a cut says how many places there are to cut at.
 */
export class CuttingDisk implements Disk {
  readonly #acts: number
  done = 0
  /** Whether the machine has stopped. */
  stopped = false

  constructor(acts: number) {
    this.#acts = acts
  }

  read(path: string) {
    return QUICK_DISK.read(path)
  }

  exists(path: string) {
    return QUICK_DISK.exists(path)
  }

  writeDurably(path: string, text: string) {
    if (this.done === this.#acts) QUICK_DISK.writeDurably(path, text.slice(0, text.length / 2))
    this.#act(() => QUICK_DISK.writeDurably(path, text))
  }

  syncFile(path: string) {
    this.#act(() => QUICK_DISK.syncFile(path))
  }

  rename(from: string, to: string) {
    this.#act(() => QUICK_DISK.rename(from, to))
  }

  remove(path: string) {
    this.#act(() => QUICK_DISK.remove(path))
  }

  syncFolder(folder: string) {
    this.#act(() => QUICK_DISK.syncFolder(folder))
  }

  #act(work: () => void) {
    if (this.done >= this.#acts) {
      this.stopped = true
      throw new Error('the machine stopped')
    }
    work()
    this.done += 1
  }
}
