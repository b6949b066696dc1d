import type { Receipt } from '../record/change.ts'
import { blockingEntry, completeEntry } from '../entries/completeEntry.ts'
import { startEntry } from '../entries/startEntry.ts'
import { refuse } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import { workingForm } from '../read/workingForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { BlockedByChecks } from './blocking.ts'
import { attemptCompletion, commitCompletion } from './completion.ts'
import { draftedChanges } from './draftedChanges.ts'
import { raiseHolds } from './heldGo.ts'
import { refuseComplete } from './keepChanges.ts'
import { recordFired } from './recordFired.ts'
import { refuseStale } from './refuseStale.ts'

/**
 * Turns the person's draft into record and the form complete, with its scores, the version of each rule, holds, and a deviation
 * record for what departs from the protocol. Of a form that is entered twice it completes the person's entry.
 * A 'go' before an injection waits while a hold is in force, and its attempt puts the hold into the record.
 * Throws {@link BlockedByChecks} naming what stands in the way; the draft is then kept, or is record when a check has fired.
 */
export function completeForm(
  context: ActContext,
  { formId, base }: { readonly formId: string; readonly base: number },
): Receipt {
  const { store, person } = context
  const row = formRow(store.db, formId)
  refuseComplete(row)
  startEntry(context, row)
  const typed = workingForm(readingOf(context), formId)
  refuseStale(store.db, context, formId, base)
  if (typed.draft && typed.draft.author !== person.id) throw refuse.draft()

  const completion = attemptCompletion(context, typed)
  const { working } = completion
  const blocking = working.entry ? blockingEntry(completion) : completion.blocking
  if (blocking.length > 0) {
    recordFired(context, working, base, blocking)
    if (blocking.some(({ severity }) => severity === 'hold')) {
      raiseHolds(context, workingForm(readingOf(context), formId), completion.findings)
    }
    throw new BlockedByChecks(working.definition, blocking)
  }
  const answers = draftedChanges(context, working.row)
  return working.entry
    ? completeEntry(context, completion, working.entry, answers)
    : commitCompletion(context, completion, answers)
}
