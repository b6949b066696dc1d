import { formVersion } from '../drafts/draft.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowOf, rowsOf } from './query.ts'

const NEWEST_OF_ITEM = /* SQL */ `
SELECT kind, check_id AS "check" FROM audit_record
WHERE entity_id = ? AND field = ? AND (kind = 'check.fired' OR entity IN ('item', 'identityItem', 'entryItem'))
ORDER BY sequence DESC LIMIT 1`

const SINCE = /* SQL */ `
SELECT field, check_id AS "check" FROM audit_record
WHERE entity_id = ? AND kind = 'check.fired' AND sequence > ? ORDER BY sequence`

const IS_ITEM = `SELECT 1 FROM item WHERE form_id = ? AND item_group || '/' || repeat || '/' || item = ?`

/**
 * The check that fired on the value an address holds now, or undefined: its newest record is the firing itself when nobody has
 * changed the value since (R12). Of a form that is entered twice, `thingId` is the entry's: what fired on the one says nothing
 * to the other.
 */
export function checkFiredAt(db: ReadableDb, thingId: string, address: string): string | undefined {
  const last = rowOf<{ kind: string; check: string | null }>(db, NEWEST_OF_ITEM, thingId, address)
  return last?.kind === 'check.fired' ? (last.check ?? undefined) : undefined
}

/** The check that fired on the whole form, or on a score in it, since any of its items changed; or undefined. */
export function checkFiredOnForm(db: ReadableDb, formId: string): string | undefined {
  const fired = rowsOf<{ field: string; check: string | null }>(db, SINCE, formId, formVersion(db, formId))
  return fired.find(({ field }) => !rowOf(db, IS_ITEM, formId, field))?.check ?? undefined
}
