import { commitDraft } from '../drafts/acts.ts'
import { readDraftItems } from '../drafts/draft.ts'
import type { Change, Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { calculationsOf, itemsOf } from '../read/formItems.ts'
import { addressKey } from '../../shared/form/address.ts'
import { formRow } from '../read/formRow.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'
import { refuseStale } from './refuseStale.ts'

/**
 * Says that a whole test was not done, and why; the form is complete by it and has no scores. Answers that are record stay as
 * they are and count nowhere; a draft ends. Throws a Refusal 'badInput' for a form whose definition does not allow it.
 */
export function markNotDone(
  context: ActContext,
  { formId, base, reason }: { readonly formId: string; readonly base: number; readonly reason: string },
): Receipt {
  const { store, person } = context
  const row = formRow(store.db, formId)
  if (!definitionOfRow(row).mayBeNotDone) {
    throw new Refusal('badInput', 'This form cannot be marked as not done: answer it, or code what is missing.')
  }
  refuseStale(store.db, context, formId, base)
  return commitDraft(store, person, {
    kind: 'form.notDone',
    form: formId,
    reason,
    detail: { answers: itemsOf(store.db, formId).length, drafted: readDraftItems(store.db, formId).length },
    changes: [
      ...fields('form', formId, { notDoneReason: reason, state: 'complete' }),
      ...calculationsOf(store.db, formId).map(({ address }): Change => ({
        entity: 'calculatedItem',
        id: formId,
        field: addressKey(address),
        value: null,
      })),
    ],
  })
}
