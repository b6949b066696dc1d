import { insideOf } from '../store/store.ts'
import type { ActContext } from '../acts/actContext.ts'
import { readDraft } from '../drafts/draft.ts'
import { rowOf } from '../read/query.ts'
import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import type { ReadableDb } from '../store/database.ts'
import type { ImportPlan } from './planned.ts'

/** Acts that change no data of a child may come between the look and the import. */
const DATA_SINCE = /* SQL */ `
SELECT 1 FROM audit_record WHERE sequence > ? AND entity IS NOT NULL LIMIT 1`

/**
 * Writes a planned import as one act through the write door, in one transaction: all of it or nothing. The trail says that it was an
 * import, of which file (SHA-256) and how much of it. Refused rows stop it unless the person has said that the others come in alone.
 * Throws a Refusal when there is nothing to write, when rows were refused, or when the record has moved on since the look.
 */
export function commitImport(
  { store, person }: ActContext,
  plan: ImportPlan,
  { withoutRefused }: { readonly withoutRefused: boolean },
): Receipt {
  if (plan.refused.length > 0 && !withoutRefused) {
    throw new Refusal(
      'badInput',
      `${plan.refused.length} rows are refused, so nothing was imported. Mend the file, or import the others without them.`,
    )
  }
  if (plan.changes.length === 0) {
    throw new Refusal('badInput', 'The file has nothing that is not in the record already. Nothing was imported.')
  }
  return insideOf(store).commit(
    person,
    {
      kind: 'import.made',
      changes: plan.changes,
      detail: {
        format: plan.format,
        sha256: plan.sha256,
        children: new Set(plan.accepted.map(({ subject }) => subject)).size,
        newChildren: plan.newSubjects.length,
        forms: plan.accepted.length,
        values: plan.accepted.reduce((sum, { values }) => sum + values, 0),
        refused: plan.refused.length,
      },
      ...(plan.reason === null ? {} : { reason: plan.reason }),
    },
    { guard: (db) => refuseMoved(db, plan) },
  )
}

function refuseMoved(db: ReadableDb, { upTo, forms }: ImportPlan): void {
  if (rowOf(db, DATA_SINCE, upTo) || forms.some((id) => readDraft(db, id) !== undefined)) {
    throw new Refusal(
      'stale',
      'The record has changed since this file was looked at. Nothing was imported; look at the file again.',
    )
  }
}
