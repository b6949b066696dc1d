import { study } from '../../shared/study/study.ts'
import { commitDraft } from '../drafts/acts.ts'
import { readDraftItems } from '../drafts/draft.ts'
import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/**
 * Strikes a row of a running log through, with a reason: it stays readable, keeps its number and counts nowhere (R05). Throws a
 * Refusal 'badInput' for a form that stands at a visit.
 */
export function strikeRow(
  { store, person }: ActContext,
  { formId, reason }: { readonly formId: string; readonly reason: string },
): Receipt {
  const row = formRow(store.db, formId)
  if (!study.logs.includes(row.oid)) {
    throw new Refusal('badInput', 'Only a row of a running log can be struck through. Nothing was changed.')
  }
  return commitDraft(store, person, {
    kind: 'form.struck',
    form: formId,
    reason,
    detail: { drafted: readDraftItems(store.db, formId).length },
    changes: fields('form', formId, { struck: true }),
  })
}
