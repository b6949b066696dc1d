import { randomUUID } from 'node:crypto'
import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/**
 * Says that a person has read a stretch of the trail, of one form when it is named, and found it in order or not (R43). Both
 * ends belong to the stretch.
 */
export function markReviewed(
  { store, person }: ActContext,
  review: {
    readonly formId: string | null
    readonly fromSequence: number
    readonly toSequence: number
    readonly outcome: 'accepted' | 'questioned'
    readonly note: string | null
  },
): Receipt {
  const { formId, fromSequence, toSequence, outcome, note } = review
  if (fromSequence > toSequence) throw new Refusal('badInput', 'The stretch ends before it begins.')
  const form = formId === null ? undefined : formRow(store.db, formId)
  return store.commit(person, {
    kind: 'audit.reviewed',
    ...(form ? { form: form.id } : {}),
    changes: fields('auditReview', randomUUID(), {
      subjectId: form?.subjectId,
      studyEventId: form?.studyEventId ?? undefined,
      formId: form?.id,
      fromSequence,
      toSequence,
      outcome,
      note: note ?? undefined,
    }),
  })
}
