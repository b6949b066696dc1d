import { randomUUID } from 'node:crypto'
import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { readDraft, formVersion } from '../drafts/draft.ts'
import type { Receipt } from '../record/change.ts'
import { doubleEntryOf } from '../entries/entry.ts'
import { Refusal } from '../record/refusal.ts'
import type { FormRow } from '../read/formRow.ts'
import { rowOf } from '../read/query.ts'
import { assess, workingForm } from '../read/workingForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { fields } from './fields.ts'
import { saveForm } from './saveForm.ts'

/**
 * Confirms with a comment that what a soft check asks about is right (design 8). The draft becomes record first, so that the
 * trail shows the very value that was confirmed. Throws a Refusal 'notFound' when the check asks nothing there.
 */
export function confirmCheck(
  context: ActContext,
  wanted: {
    readonly formId: string
    readonly check: string
    readonly address: ItemAddress | null
    readonly comment: string
  },
): Receipt {
  const { store } = context
  const { formId, check, comment } = wanted
  const address = wanted.address ? addressKey(wanted.address) : null
  const working = workingForm(readingOf(context), formId)
  if (working.row.state === 'open' && doubleEntryOf(store.db, working.row)) {
    throw new Refusal(
      'blockedByCheck',
      'In a form that two people enter nothing is confirmed: what stays unusual becomes a query when both are done.',
    )
  }
  const asked = assess(store.db, working).findings.some(
    (finding) =>
      finding.check === check &&
      finding.severity === 'soft' &&
      (finding.address ? addressKey(finding.address) : null) === address,
  )
  if (!asked) throw new Refusal('notFound', 'There is nothing to confirm here: the check no longer asks.')
  if (readDraft(store.db, formId)) saveForm(context, { formId, base: formVersion(store.db, formId) })
  return commitConfirmation(context, working.row, { check, address: wanted.address ?? undefined }, comment)
}

/** Puts the confirmation of what a check asks about into the record, as far as the record goes now. */
export function commitConfirmation(
  context: ActContext,
  { id: formId, subjectId, studyEventId }: Pick<FormRow, 'id' | 'subjectId' | 'studyEventId'>,
  { check, address }: Pick<Finding, 'check'> & { readonly address?: ItemAddress | undefined },
  comment: string,
): Receipt {
  return context.store.commit(context.person, {
    kind: 'check.confirmed',
    form: formId,
    check,
    changes: fields('checkConfirmation', randomUUID(), {
      subjectId,
      studyEventId: studyEventId ?? undefined,
      formId,
      address: address && addressKey(address),
      check,
      comment,
      status: 'confirmed',
      confirmedSequence: lastSequence(context),
    }),
  })
}

/** The last record of the trail: everything the person could see when confirming. */
function lastSequence({ store }: ActContext): number {
  const row = rowOf<{ sequence: number }>(store.db, 'SELECT max(sequence) AS sequence FROM audit_record')
  return row?.sequence ?? 0
}
