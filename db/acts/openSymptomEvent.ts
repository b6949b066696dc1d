import { refuse } from '../record/refusal.ts'
import { rowOf } from '../read/query.ts'
import type { ActContext } from './actContext.ts'
import { standingEventId } from './openSolicitedEvents.ts'
import { saveForm } from './saveForm.ts'

/**
 * The adverse event of a symptom: saves the form, so that the symptom is record and its event opened, and gives the event's form.
 * Throws a Refusal 'notFound' when that row has no event, because another event speaks of it or the symptom is not there.
 */
export function openSymptomEvent(
  context: ActContext,
  { formId, base, row }: { readonly formId: string; readonly base: number; readonly row: number },
): string {
  saveForm(context, { formId, base })
  const id = standingEventId(context, formId, row)
  if (!rowOf(context.store.db, 'SELECT 1 FROM form WHERE id = ?', id)) throw refuse.notFound()
  return id
}
