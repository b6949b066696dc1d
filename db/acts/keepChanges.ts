import { Refusal } from '../record/refusal.ts'
import { rebaseDraft } from '../drafts/acts.ts'
import { keepDraft, type Kept } from '../drafts/keep.ts'
import { startEntry } from '../entries/startEntry.ts'
import { formRow, type FormRow } from '../read/formRow.ts'
import type { KeptView } from '../../shared/ipc/views/form.ts'
import { keptForm } from '../read/keptForm.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import { baseSeen } from './refuseStale.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { checkedChanges, type TypedAnswer } from './checkedChanges.ts'

/**
 * Keeps what was just typed in the person's draft; on disk when it returns. Answers with what the product now makes of the form.
 * An impossible value is not kept: then everything else is, and a Refusal 'badInput' names it. Other Refusals: 'draftByOther',
 * 'needsReason' for a form that is complete ({@link changeForm}), 'frozen', 'notAllowed'.
 */
export function keepChanges(
  context: ActContext,
  wanted: { readonly formId: string; readonly base: number; readonly changes: readonly TypedAnswer[] },
): KeptView {
  const { store, person } = context
  const row = formRow(store.db, wanted.formId)
  refuseComplete(row)
  const definition = definitionOfRow(row)
  const { possible, problems } = checkedChanges(
    store.db,
    { definition, subjectId: row.subjectId, formId: row.id },
    wanted.changes,
  )
  if (possible.length > 0) startEntry(context, row)
  const kept =
    possible.length > 0
      ? keepDraft(store, person, { formId: row.id, base: baseSeen(context, row.id, wanted.base), items: possible })
      : undefined
  if (kept?.state === 'draftByOther') {
    throw new Refusal(
      'draftByOther',
      `${kept.byName} has a draft of this form. What you typed was not kept; take the draft over, or ask ${kept.byName}.`,
    )
  }
  if (problems.length > 0) {
    throw new Refusal('badInput', `${problems.join(' ')} This was not kept; everything else you typed is.`)
  }
  return keptForm(readingOf(context), row.id, {
    keptAt: kept?.keptAt ?? '',
    stale: kept?.state === 'stale' && !catchesUp(context, row.id, kept),
  })
}

/** A draft on an older version that disagrees with nothing since goes on from the newest one by itself. */
function catchesUp({ store, person }: ActContext, formId: string, kept: Extract<Kept, { state: 'stale' }>): boolean {
  if (kept.items.length > 0) return false
  return rebaseDraft(store, person, { formId, version: kept.version, items: [] }).state === 'kept'
}

/** Once complete, a form changes with a reason and not by a draft (R18). */
export function refuseComplete(row: FormRow): void {
  if (row.state === 'complete') {
    throw new Refusal('needsReason', 'This form is complete. Change it with a reason; nothing was kept of this step.')
  }
}
