import { formVersion } from '../drafts/draft.ts'
import { Refusal } from '../record/refusal.ts'
import { rowOf } from '../read/query.ts'
import type { ReadableDb } from '../store/database.ts'
import type { ActContext } from './actContext.ts'

/**
 * Refuses an act on a form that somebody else has changed since the person saw it: `base` is the version that was shown. One's
 * own acts since then, such as the saving that a stopped completion does, are no surprise.
 */
export function refuseStale(
  db: ReadableDb,
  { person }: Pick<ActContext, 'person'>,
  formId: string,
  base: number,
): void {
  if (isChangedByOthers(db, person.id, formId, base)) {
    throw new Refusal(
      'stale',
      'Somebody else has changed the form meanwhile. Nothing was written and your draft is kept; look at it again.',
    )
  }
}

/** The version to build on: the newest one when nobody else has changed the form since `base`, else `base` itself. */
export function baseSeen({ store, person }: ActContext, formId: string, base: number): number {
  return isChangedByOthers(store.db, person.id, formId, base) ? base : formVersion(store.db, formId)
}

function isChangedByOthers(db: ReadableDb, personId: string, formId: string, base: number): boolean {
  const changed = rowOf(
    db,
    `SELECT 1 FROM audit_record WHERE form_id = ? AND sequence > ? AND entity IN ('item', 'identityItem')
       AND user_id IS NOT ? LIMIT 1`,
    formId,
    base,
    personId,
  )
  return changed !== undefined || formVersion(db, formId) < base
}
