import type { Change } from '../record/change.ts'
import { intoEntry } from '../entries/intoEntry.ts'
import { ownEntry } from '../entries/sight.ts'
import { draftChanges } from '../drafts/acts.ts'
import { checkFiredAt, checkFiredOnForm } from '../read/firedChecks.ts'
import type { FormRow } from '../read/formRow.ts'
import type { ReadableDb } from '../store/database.ts'
import type { ActContext } from './actContext.ts'

/** When and how a form was observed, for each of its changes (R17). */
export function observation(row: FormRow): Pick<Change, 'observed' | 'source'> {
  return {
    ...(row.observedAt === null ? {} : { observed: row.observedAt }),
    ...(row.source === null ? {} : { source: row.source }),
  }
}

/**
 * The person's draft as changes of the record: when and by whom each was first typed, when it was observed, and the check that
 * had fired on the value it replaces (R12). Of a form that is entered twice they are changes of the person's entry.
 */
export function draftedChanges({ store, person }: ActContext, row: FormRow): readonly Change[] {
  const entry = ownEntry(store.db, row, person) ?? null
  const drafted = draftChanges(store.db, person, row.id).map((change) => ({ ...change, ...observation(row) }))
  return entry
    ? withChecksAt(store.db, entry.id, intoEntry(entry, drafted), undefined)
    : withChecks(store.db, row.id, drafted)
}

/** Says with each change of an item which check had asked for it: on that item, else on the form as a whole (R12). */
export function withChecks(db: ReadableDb, formId: string, changes: readonly Change[]): readonly Change[] {
  return withChecksAt(db, formId, changes, checkFiredOnForm(db, formId))
}

function withChecksAt(
  db: ReadableDb,
  thingId: string,
  changes: readonly Change[],
  ofForm: string | undefined,
): readonly Change[] {
  return changes.map((change) => {
    const check = checkFiredAt(db, thingId, change.field) ?? ofForm
    return check === undefined ? change : { ...change, check }
  })
}
