import { homedir } from 'node:os'
import { join } from 'node:path'

/** The project folder. */
export const root = join(import.meta.dirname, '..', '..')

/** Where things live that are dear to fetch or build and belong to no single clone. */
export const toolchainCache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'trialbook-toolchain')

/** A path below the project folder. */
export function inProject(...parts: string[]): string {
  return join(root, ...parts)
}
