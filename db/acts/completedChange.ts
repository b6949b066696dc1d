import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import type { Act, Change, Receipt } from '../record/change.ts'
import { calculationsOf } from '../read/formItems.ts'
import { holdsOfSubject } from '../read/holdRows.ts'
import { queriesOfForm } from '../read/queryRows.ts'
import { assess, type WorkingForm } from '../read/workingForm.ts'
import { insideOf } from '../store/store.ts'
import type { ActContext } from './actContext.ts'
import { BlockedByChecks, blockingFindings } from './blocking.ts'
import { calculationChanges } from './calculationChanges.ts'
import { fields } from './fields.ts'
import { holdsOnGo, isGo, raiseHolds } from './heldGo.ts'
import { holdChanges } from './holdChanges.ts'
import { leftoverChanges } from './leftoverChanges.ts'
import { openDeviations } from './openDeviations.ts'
import { queryAbout } from './queryAbout.ts'
import { recalculateOthers } from './recalculate.ts'
import { refuseStale } from './refuseStale.ts'
import { statusAfter } from './statusAfter.ts'

/** What changes of a complete form, as it stood and as it will stand; `base` is the version that the person saw. */
export interface CompletedChange {
  readonly act: Pick<Act, 'kind' | 'reason'>
  readonly base: number
  readonly before: WorkingForm
  readonly after: WorkingForm
  readonly changes: readonly Change[]
}

/**
 * Writes a change of a complete form with all that follows from it: scores, holds, deviations, and a query for what it makes
 * unlikely. The form stays complete, so nothing may become impossible, contradictory or open by it.
 * Throws Refusals 'stale' and 'blockedByCheck', and then nothing was written but the holds that a 'go' asked for.
 */
export function commitCompletedChange(context: ActContext, wanted: CompletedChange): Receipt {
  const { store, person } = context
  const { act, base, before, after } = wanted
  const { row, definition } = after
  const assessed = assess(store.db, after)
  const blocking = newlyBlocking(context, before, after, assessed.findings)
  // One that has been 'go' all along has its holds in the record since then.
  const held = isGo(before) ? [] : holdsOnGo(context, after, assessed.findings)
  const refused = [...blocking.filter(({ severity }) => severity !== 'soft'), ...held]
  if (held.length > 0) raiseHolds(context, after, assessed.findings)
  if (refused.length > 0) throw new BlockedByChecks(definition, refused)

  const cleared = leftoverChanges(after)
  const receipt = insideOf(store).commit(
    person,
    {
      ...act,
      form: row.id,
      changes: [
        ...wanted.changes.filter(({ field }) => !cleared.keys.has(field)),
        ...cleared.changes,
        ...calculationChanges(row.id, assessed.calculated, calculationsOf(store.db, row.id)),
        ...holdChanges(after, assessed.findings, holdsOfSubject(store.db, row.subjectId)),
        ...blocking.flatMap((finding) => queryAbout(after, finding)),
        ...fields('subject', row.subjectId, { status: statusAfter(row.oid, after.form.values) }),
      ],
    },
    { guard: (db) => refuseStale(db, context, row.id, base) },
  )
  openDeviations(context, after, assessed.findings)
  recalculateOthers(context, row.subjectId, row.id)
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
