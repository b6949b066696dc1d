import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { calculationsOf } from '../read/formItems.ts'
import { formRow } from '../read/formRow.ts'
import { holdsOfSubject } from '../read/holdRows.ts'
import { queriesOfForm } from '../read/queryRows.ts'
import { assess, definitionOfRow, workingForm, type WorkingForm } from '../read/workingForm.ts'
import { insideOf } from '../store/store.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { answerChanges } from './answerChanges.ts'
import { BlockedByChecks, blockingFindings } from './blocking.ts'
import { calculationChanges } from './calculationChanges.ts'
import { checkedChanges, type TypedAnswer } from './checkedChanges.ts'
import { withChecks } from './draftedChanges.ts'
import { fields } from './fields.ts'
import { holdsOnGo, isGo, raiseHolds } from './heldGo.ts'
import { holdChanges } from './holdChanges.ts'
import { leftoverChanges } from './leftoverChanges.ts'
import { openDeviations } from './openDeviations.ts'
import { queryAbout } from './queryAbout.ts'
import { recalculateOthers } from './recalculate.ts'
import { refuseStale } from './refuseStale.ts'
import { statusAfter } from './statusAfter.ts'

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
  const { store, person } = context
  const { formId, base, reason } = wanted
  const row = formRow(store.db, formId)
  if (row.state !== 'complete') {
    throw new Refusal('badInput', 'This form is not complete: type into it without a reason. Nothing was changed.')
  }
  const definition = definitionOfRow(row)
  const { problems } = checkedChanges(store.db, { definition, subjectId: row.subjectId }, wanted.changes)
  if (problems.length > 0) throw new Refusal('badInput', `${problems.join(' ')} Nothing was changed.`)

  const read = readingOf(context)
  const before = workingForm(read, formId, [])
  const after = workingForm(read, formId, wanted.changes)
  const assessed = assess(store.db, after)
  const blocking = newlyBlocking(context, before, after, assessed.findings)
  // One that has been 'go' all along has its holds in the record since then.
  const held = isGo(before) ? [] : holdsOnGo(context, after, assessed.findings)
  const refused = [...blocking.filter(({ severity }) => severity !== 'soft'), ...held]
  if (held.length > 0) raiseHolds(context, after, assessed.findings)
  if (refused.length > 0) throw new BlockedByChecks(definition, refused)

  const cleared = leftoverChanges(after)
  const answers = answerChanges(after, wanted.changes).filter(({ field }) => !cleared.keys.has(field))
  const receipt = insideOf(store).commit(
    person,
    {
      kind: 'form.changed',
      form: formId,
      reason,
      changes: [
        ...withChecks(store.db, formId, answers),
        ...cleared.changes,
        ...calculationChanges(formId, assessed.calculated, calculationsOf(store.db, formId)),
        ...holdChanges(after, assessed.findings, holdsOfSubject(store.db, row.subjectId)),
        ...blocking.flatMap((finding) => queryAbout(after, finding)),
        ...fields('subject', row.subjectId, { status: statusAfter(row.oid, after.form.values) }),
      ],
    },
    { guard: (db) => refuseStale(db, context, formId, base) },
  )
  openDeviations(context, after, assessed.findings)
  recalculateOthers(context, row.subjectId, formId)
  return receipt
}

/** What would keep the form from being complete and does not do so already. */
function newlyBlocking(
  { store }: ActContext,
  before: WorkingForm,
  after: WorkingForm,
  findings: readonly Finding[],
): readonly Finding[] {
  const queries = queriesOfForm(store.db, after.row.id)
  const nameOf = ({ check, address }: Finding) => `${check} ${address ? addressKey(address) : ''}`
  const old = new Set(blockingFindings(assess(store.db, before).findings, queries, before.stored).map(nameOf))
  return blockingFindings(findings, queries, after.stored).filter((finding) => !old.has(nameOf(finding)))
}
