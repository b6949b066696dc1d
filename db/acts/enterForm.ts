import type { Receipt } from '../record/change.ts'
import { doubleEntryOf } from '../entries/entry.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import { workingForm } from '../read/workingForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { answerChanges } from './answerChanges.ts'
import { BlockedByChecks } from './blocking.ts'
import { checkedChanges, type TypedAnswer } from './checkedChanges.ts'
import { attemptCompletion, commitCompletion } from './completion.ts'
import { refuseComplete } from './keepChanges.ts'

/**
 * Enters a whole form at once and completes it, without a draft: for data that come whole. All or nothing.
 * Throws a Refusal 'badInput' for an impossible answer and {@link BlockedByChecks} for what a check says; then nothing was written.
 */
export function enterForm(
  context: ActContext,
  { formId, answers }: { readonly formId: string; readonly answers: readonly TypedAnswer[] },
): Receipt {
  const typed = workingForm(readingOf(context), formId, answers)
  const { row, definition } = typed
  refuseComplete(row)
  if (doubleEntryOf(context.store.db, row)) throw refuse.inDoubleEntry()
  const { problems } = checkedChanges(context.store.db, { definition, subjectId: row.subjectId }, answers)
  if (problems.length > 0) throw new Refusal('badInput', `${problems.join(' ')} Nothing was written.`)
  const completion = attemptCompletion(context, typed)
  if (completion.blocking.length > 0) throw new BlockedByChecks(definition, completion.blocking)
  return commitCompletion(context, completion, answerChanges(completion.working, answers))
}
