import type { Finding } from '../../shared/form/finding.ts'
import { commitDraft } from '../drafts/acts.ts'
import type { Receipt } from '../record/change.ts'
import { doubleEntryOf } from '../entries/entry.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import { workingForm } from '../read/workingForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { answerChanges } from './answerChanges.ts'
import { BlockedByChecks } from './blocking.ts'
import { checkedChanges, type TypedAnswer } from './checkedChanges.ts'
import { attemptCompletion, commitCompletion } from './completion.ts'
import { commitConfirmation } from './confirmCheck.ts'
import { refuseComplete } from './keepChanges.ts'

/**
 * Enters a whole form at once and completes it, without a draft: for data that come whole. All or nothing, unless they come with
 * comments: where nothing but soft checks asks, the answers become record first, each finding is confirmed with its comment, and
 * then the form is completed.
 * Throws a Refusal 'badInput' for an impossible answer and {@link BlockedByChecks} for what a check says; then nothing was written.
 */
export function enterForm(
  context: ActContext,
  {
    formId,
    answers,
    comment,
  }: {
    readonly formId: string
    readonly answers: readonly TypedAnswer[]
    /** What is said to a soft check that asks. */
    readonly comment?: (finding: Finding) => string
  },
): Receipt {
  const typed = workingForm(readingOf(context), formId, answers)
  const { row, definition } = typed
  refuseComplete(row)
  if (doubleEntryOf(context.store.db, row)) throw refuse.inDoubleEntry()
  const { problems } = checkedChanges(context.store.db, { definition, subjectId: row.subjectId }, answers)
  if (problems.length > 0) throw new Refusal('badInput', `${problems.join(' ')} Nothing was written.`)
  const completion = attemptCompletion(context, typed)
  const { blocking, working } = completion
  if (blocking.length === 0) return commitCompletion(context, completion, answerChanges(working, answers))
  if (!comment || blocking.some(({ severity }) => severity !== 'soft')) throw new BlockedByChecks(definition, blocking)
  commitDraft(context.store, context.person, {
    kind: 'form.saved',
    form: formId,
    changes: answerChanges(working, answers),
  })
  for (const finding of blocking) commitConfirmation(context, row, finding, comment(finding))
  const confirmed = attemptCompletion(context, workingForm(readingOf(context), formId))
  if (confirmed.blocking.length > 0) throw new BlockedByChecks(definition, confirmed.blocking)
  return commitCompletion(context, confirmed, [])
}
