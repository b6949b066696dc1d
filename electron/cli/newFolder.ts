import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from './io.ts'

/** What is written becomes the folder that was named: one that does not exist yet, or an empty one. Throws {@link UsageError}. */
export function requireRoom(target: string): string {
  if (!existsSync(target) || readdirSync(target).length === 0) return target
  throw new UsageError(`${target} is not empty. Name a new or empty folder; nothing was written.`)
}

/** Makes the way to the folder, and the folder itself go: it appears as a whole, under its name. */
export function makeRoom(target: string): void {
  mkdirSync(dirname(target), { recursive: true })
  if (existsSync(target)) rmdirSync(target)
}
