import type { CalculatedValue } from '../../shared/form/calculate.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { commitDraft } from '../drafts/acts.ts'
import type { Change, Receipt } from '../record/change.ts'
import { calculationsOf } from '../read/formItems.ts'
import { holdsOfSubject } from '../read/holdRows.ts'
import { queriesOfForm } from '../read/queryRows.ts'
import { assess, type WorkingForm } from '../read/workingForm.ts'
import type { Entry } from '../record/trail.ts'
import type { ActContext } from './actContext.ts'
import { blockingFindings } from './blocking.ts'
import { calculationChanges } from './calculationChanges.ts'
import { fields } from './fields.ts'
import { holdChanges } from './holdChanges.ts'
import { holdsOnGo } from './heldGo.ts'
import { leftoverChanges } from './leftoverChanges.ts'
import { openDeviations } from './openDeviations.ts'
import { isToldToOthers, recalculateOthers } from './recalculate.ts'
import { statusAfter } from './statusAfter.ts'
import { visitOccurred } from './visitOccurred.ts'

/** A form as it would be if it were complete now. */
export interface Completion {
  /** The form with its answers, in the child as it stands once the visit has taken place. */
  readonly working: WorkingForm
  readonly visitChanges: readonly Change[]
  readonly calculated: readonly CalculatedValue[]
  readonly findings: readonly Finding[]
  /** What keeps it from being complete. */
  readonly blocking: readonly Finding[]
}

/** Looks at a form as if it were complete; writes nothing. */
export function attemptCompletion(context: ActContext, typed: WorkingForm): Completion {
  const { store } = context
  const visit = visitOccurred(typed)
  const working = { ...typed, record: visit.record }
  const { calculated, findings } = assess(store.db, working)
  const blocking = [
    ...blockingFindings(findings, queriesOfForm(store.db, typed.row.id), working.stored),
    ...holdsOnGo(context, working, findings),
  ]
  return { working, visitChanges: visit.changes, calculated, findings, blocking }
}

/**
 * Makes the form complete with these answers: scores with the version of each rule, the visit, holds, and a deviation record
 * for what departs from the protocol. Ends the person's draft. `how` is for two entries that become the record.
 */
export function commitCompletion(
  context: ActContext,
  completion: Completion,
  answers: readonly Change[],
  how: {
    readonly kind?: 'form.completed' | 'entry.agreed' | 'entry.resolved'
    /** Records beside the changes. */
    readonly entries?: readonly Entry[]
  } = {},
): Receipt {
  const { store, person } = context
  const { working, calculated, findings } = completion
  const { row } = working
  const cleared = leftoverChanges(working)
  const receipt = commitDraft(
    store,
    person,
    {
      kind: how.kind ?? 'form.completed',
      form: row.id,
      changes: [
        ...completion.visitChanges,
        ...answers.filter(({ field }) => !cleared.keys.has(field)),
        ...cleared.changes,
        ...calculationChanges(row.id, calculated, calculationsOf(store.db, row.id)),
        ...holdChanges(working, findings, holdsOfSubject(store.db, row.subjectId)),
        ...fields('form', row.id, { state: 'complete' }),
        ...fields('subject', row.subjectId, { status: statusAfter(row.oid, working.form.values) }),
      ],
    },
    how.entries,
  )
  openDeviations(context, working, findings)
  if (isToldToOthers(row.oid)) recalculateOthers(context, row.subjectId, row.id)
  return receipt
}
