import type { Migration } from './migration.ts'
import { migration0001 } from './0001-first-store.ts'
import { migration0002 } from './0002-pseudonyms.ts'
import { migration0003 } from './0003-draft-modes.ts'
import { migration0004 } from './0004-double-entry.ts'
import { migration0005 } from './0005-audit-search.ts'
import { migration0006 } from './0006-committed-pseudonyms.ts'
import { migration0007 } from './0007-struck-rows.ts'

/** Every step, in order. Imported one by one so that the bundle holds them all. */
export const MIGRATIONS: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
]

/** The store version this program writes. */
export const STORE_VERSION = MIGRATIONS.length
