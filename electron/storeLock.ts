import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { dirname } from 'node:path'
import { z } from 'zod'

/**
 * Beside the store's folder while an application has it; the folder itself comes to be only with the first study. The command
 * line does not need it: single acts wait for each other.
 */
export const lockFile = (folder: string): string => `${folder}.in-use.json`

const ownerSchema = z.object({ pid: z.int(), host: z.string(), bootedAt: z.number() })
type Owner = z.infer<typeof ownerSchema>

/** Two readings of when the machine was started differ by the clock's corrections, in milliseconds. */
const SAME_BOOT = 60_000

const bootedAt = () => Date.now() - uptime() * 1000

/**
 * Takes the store's folder for this process, so that two windows never draft on one store. False when another one has it.
 * A claim left by a crash is taken over: its process is gone, or the machine was started again since. A claim from another
 * computer (a shared folder) is believed.
 */
export function claimStore(folder: string): boolean {
  const file = lockFile(folder)
  mkdirSync(dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeFileSync(
        handle,
        JSON.stringify({ pid: process.pid, host: hostname(), bootedAt: bootedAt() } satisfies Owner),
      )
      closeSync(handle)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (isHeld(file)) return false
      rmSync(file, { force: true })
    }
  }
  return false
}

/** Gives the folder back. */
export function releaseStore(folder: string): void {
  rmSync(lockFile(folder), { force: true })
}

function isHeld(file: string): boolean {
  const owner = read(file)
  if (owner === null) return false
  if (owner.host !== hostname()) return true
  if (owner.pid === process.pid) return false
  return Math.abs(owner.bootedAt - bootedAt()) < SAME_BOOT && isAlive(owner.pid)
}

/** Null for a file that a crash left half written. */
function read(file: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
