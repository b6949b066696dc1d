import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import { definitionOfRow, workingForm } from '../read/workingForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { answerChanges } from './answerChanges.ts'
import { commitCompletedChange } from './completedChange.ts'
import { checkedChanges, type TypedAnswer } from './checkedChanges.ts'
import { withChecks } from './draftedChanges.ts'

/**
 * Changes a form that is complete, all answers of the act for one reason of at least five characters (R18, EC127). Scores are
 * computed anew; what the new answers make unlikely becomes a query by itself. The form stays complete, so nothing may become
 * impossible, contradictory or open by it.
 * Throws Refusals 'badInput', 'needsReason', 'stale', 'blockedByCheck', and then nothing was written but the holds that a
 * 'go' asked for.
 */
export function changeForm(
  context: ActContext,
  wanted: {
    readonly formId: string
    readonly base: number
    readonly changes: readonly TypedAnswer[]
    readonly reason: string
  },
): Receipt {
  const { store } = context
  const { formId, base, reason } = wanted
  const row = formRow(store.db, formId)
  if (row.state !== 'complete') {
    throw new Refusal('badInput', 'This form is not complete: type into it without a reason. Nothing was changed.')
  }
  const definition = definitionOfRow(row)
  const { problems } = checkedChanges(
    store.db,
    { definition, subjectId: row.subjectId, formId: row.id },
    wanted.changes,
  )
  if (problems.length > 0) throw new Refusal('badInput', `${problems.join(' ')} Nothing was changed.`)

  const read = readingOf(context)
  const before = workingForm(read, formId, [])
  const after = workingForm(read, formId, wanted.changes)
  const changes = withChecks(store.db, formId, answerChanges(after, wanted.changes))
  return commitCompletedChange(context, { act: { kind: 'form.changed', reason }, base, before, after, changes })
}
