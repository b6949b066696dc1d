import type { Migration } from './migration.ts'
import { migration0001 } from './0001-first-store.ts'

/** Every step, in order. Imported one by one so that the bundle holds them all. */
export const MIGRATIONS: readonly Migration[] = [migration0001]

/** The store version this program writes. */
export const STORE_VERSION = MIGRATIONS.length
