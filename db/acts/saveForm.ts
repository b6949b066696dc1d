import type { Receipt } from '../record/change.ts'
import { commitDraft } from '../drafts/acts.ts'
import { ownEntry } from '../entries/sight.ts'
import { startEntry } from '../entries/startEntry.ts'
import { formRow } from '../read/formRow.ts'
import type { ActContext } from './actContext.ts'
import { draftedChanges } from './draftedChanges.ts'
import { refuseComplete } from './keepChanges.ts'
import { refuseStale } from './refuseStale.ts'

/**
 * Turns the person's draft into record, or into the person's entry where the form is entered twice; the form stays open and may
 * be incomplete. Without a draft nothing happens.
 * Throws Refusals 'draftByOther', 'stale' (the form moved on: choose first), 'needsReason' for a form that is complete.
 */
export function saveForm(
  context: ActContext,
  { formId, base }: { readonly formId: string; readonly base: number },
): Receipt | null {
  const { store, person } = context
  const row = formRow(store.db, formId)
  refuseComplete(row)
  startEntry(context, row)
  refuseStale(store.db, context, formId, base)
  const changes = draftedChanges(context, row)
  if (changes.length === 0) return null
  const kind = ownEntry(store.db, row, person) ? 'entry.saved' : 'form.saved'
  return commitDraft(store, person, { kind, form: formId, changes })
}
