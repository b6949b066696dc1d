import type { Receipt } from '../record/change.ts'
import { commitDraft } from '../drafts/acts.ts'
import { ownEntry } from '../entries/sight.ts'
import { startEntry } from '../entries/startEntry.ts'
import { formRow } from '../read/formRow.ts'
import type { ActContext } from './actContext.ts'
import { draftedChanges } from './draftedChanges.ts'
import { refuseComplete } from './keepChanges.ts'
import { openSolicitedEvents } from './openSolicitedEvents.ts'
import { refuseStale } from './refuseStale.ts'

/**
 * Turns the person's draft into record, or into the person's entry where the form is entered twice; the form stays open and may
 * be incomplete. Without a draft nothing happens.
 * Symptoms that were there after an injection open their adverse events (EC112).
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
  const kind = ownEntry(store.db, row, person) ? 'entry.saved' : 'form.saved'
  const receipt = changes.length === 0 ? null : commitDraft(store, person, { kind, form: formId, changes })
  openSolicitedEvents(context, formId)
  return receipt
}
