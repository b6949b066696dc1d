import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { readMeta, writeMeta } from './meta.ts'
import { insideOf, type Store } from './store.ts'

/** Folders that are being written outside the store, each by the process that writes it. */
const leftovers = z.array(z.strictObject({ path: z.string(), process: z.int() }))
type Leftover = z.infer<typeof leftovers>[number]

/** The name that a folder has until it is whole. */
export function partialOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.part`)
}

/**
 * Remembers what is about to be written in clear outside the store, so that it is found again after a power cut: half an archive names
 * children too, and lies hidden. Kept inside the encrypted store, as a path may name somebody.
 */
export function noteLeftover(store: Store, path: string): void {
  change(store, (known) => [...known, { path, process: process.pid }])
}

/** It is whole and has its name, or it was taken away. */
export function forgetLeftover(store: Store, path: string): void {
  change(store, (known) => known.filter((each) => each.path !== path))
}

/**
 * Takes away what a program that died was writing. What another program is writing now stays, and so does what lies on a disk that is
 * not there: it is looked for again the next time. Throws nothing for a folder that cannot be removed; it stays remembered.
 */
export function removeLeftovers(store: Store): void {
  if (readMeta(store.db, 'writing') === undefined) return
  change(store, (known) => known.filter((each) => isAlive(each.process) || !isRemoved(each.path)))
}

/** Only what has such a name is ever removed, whatever is remembered. */
const PARTIAL = /^\..+\.part$/

function isRemoved(path: string): boolean {
  if (!PARTIAL.test(basename(path))) return true
  if (!existsSync(dirname(path))) return false
  try {
    rmSync(path, { recursive: true, force: true })
    return true
  } catch {
    return false
  }
}

/** Whether a program of that number runs: one of another person counts, a number used anew too; then it waits for another day. */
function isAlive(number: number): boolean {
  if (number === process.pid) return false
  try {
    process.kill(number, 0)
    return true
  } catch (thrown) {
    return (thrown as { code?: unknown }).code === 'EPERM'
  }
}

function change(store: Store, next: (known: readonly Leftover[]) => readonly Leftover[]): void {
  const { writer } = insideOf(store)
  const known = leftovers.safeParse(JSON.parse(readMeta(store.db, 'writing') ?? '[]'))
  writeMeta(writer, 'writing', JSON.stringify(next(known.success ? known.data : [])))
}
