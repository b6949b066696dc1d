import { formVersion } from '../drafts/draft.ts'
import { Refusal } from '../record/refusal.ts'
import type { ReadableDb } from '../store/database.ts'

/** Refuses an act on a form that is no longer as the person saw it: `base` is the version that was shown. */
export function refuseStale(db: ReadableDb, formId: string, base: number): void {
  if (formVersion(db, formId) !== base) {
    throw new Refusal(
      'stale',
      'The form was changed meanwhile. Nothing was written and your draft is kept; look at it again.',
    )
  }
}
