import { addressKey } from '../../shared/form/address.ts'
import { leftovers } from '../../shared/form/completeness.ts'
import { findItem } from '../../shared/form/items.ts'
import { contextOf } from '../../shared/form/record.ts'
import { commitDraft } from '../drafts/acts.ts'
import type { Change, Receipt } from '../record/change.ts'
import { refuse } from '../record/refusal.ts'
import { calculationsOf } from '../read/formItems.ts'
import { holdsOfSubject } from '../read/holdRows.ts'
import { queriesOfForm } from '../read/queryRows.ts'
import { assess, realChanges, workingForm, type WorkingForm } from '../read/workingForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { BlockedByChecks, blockingFindings } from './blocking.ts'
import { calculationChanges } from './calculationChanges.ts'
import { entityOf } from './checkedChanges.ts'
import { draftedChanges } from './draftedChanges.ts'
import { fields } from './fields.ts'
import { holdChanges } from './holdChanges.ts'
import { refuseComplete } from './keepChanges.ts'
import { openDeviations } from './openDeviations.ts'
import { recordFired } from './recordFired.ts'
import { refuseStale } from './refuseStale.ts'
import { visitOccurred } from './visitOccurred.ts'

/**
 * Turns the person's draft into record and the form complete, with its scores, the version of each rule, holds, and a deviation
 * record for what departs from the protocol.
 * Throws {@link BlockedByChecks} naming what stands in the way; the draft is then kept, or is record when a check has fired.
 */
export function completeForm(
  context: ActContext,
  { formId, base }: { readonly formId: string; readonly base: number },
): Receipt {
  const { store, person } = context
  const read = readingOf(context)
  const typed = workingForm(read, formId)
  refuseComplete(typed.row)
  refuseStale(store.db, formId, base)
  if (typed.draft && typed.draft.author !== person.id) throw refuse.draft()

  const visit = visitOccurred(typed)
  const working = { ...typed, record: visit.record }
  const { calculated, findings } = assess(store.db, working)
  const blocking = blockingFindings(findings, queriesOfForm(store.db, formId), working.stored)
  if (blocking.length > 0) {
    recordFired(context, working, base, blocking)
    throw new BlockedByChecks(working.definition, blocking)
  }

  const cleared = clearedLeftovers(working)
  const answers = draftedChanges(context, working.row).filter(({ field }) => !cleared.keys.has(field))
  const willChange = realChanges(working.stored, working.overlay).length > 0
  const receipt = commitDraft(store, person, {
    kind: 'form.completed',
    form: formId,
    changes: [
      ...visit.changes,
      ...answers,
      ...cleared.changes,
      ...calculationChanges(formId, calculated, calculationsOf(store.db, formId)),
      ...holdChanges(working, findings, holdsOfSubject(store.db, working.row.subjectId), willChange),
      ...fields('form', formId, { state: 'complete' }),
    ],
  })
  openDeviations(context, working, findings)
  return receipt
}

/** Answers to questions that another answer took away: in the record they are cleared, from a draft they do not come in. */
export function clearedLeftovers({ definition, form, record, site, stored }: WorkingForm): {
  readonly keys: ReadonlySet<string>
  readonly changes: readonly Change[]
} {
  const addresses = leftovers(definition, form.values, contextOf(form, record, site))
  const inRecord = new Set(stored.map(({ address }) => addressKey(address)))
  return {
    keys: new Set(addresses.map(addressKey)),
    changes: addresses.flatMap((address) => {
      const item = findItem(definition, address)?.item
      const key = addressKey(address)
      return item && inRecord.has(key)
        ? [{ entity: entityOf(item), id: form.id, field: key, value: null, source: 'system' as const }]
        : []
    }),
  }
}
