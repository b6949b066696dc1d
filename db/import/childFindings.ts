import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { findItem } from '../../shared/form/items.ts'
import { checkForm } from '../../shared/study/engine.ts'
import { leftoverAddresses } from '../acts/leftoverChanges.ts'
import { otherChildrenOf } from '../read/otherChildren.ts'
import type { ChildPlan } from './childPlan.ts'
import { isCompleted, type ChildRecord } from './childRecord.ts'
import type { Lookups } from './lookups.ts'
import type { PlannedForm } from './planned.ts'

/** What the form engine says of every form of the plan that will be complete, and why some cannot be. */
export interface ChildFindings {
  readonly findings: ReadonlyMap<PlannedForm, readonly Finding[]>
  readonly refused: ReadonlyMap<PlannedForm, readonly string[]>
}

/** How many sentences a refused form gets before the others are only counted. */
const NAMED = 4

/** Checks the child as it will be. A form that the file calls complete comes in complete or not at all. */
export function childFindings(lookups: Lookups, child: ChildPlan, { record, working }: ChildRecord): ChildFindings {
  const others = otherChildrenOf(lookups.db, child.subjectId)
  const findings = new Map<PlannedForm, readonly Finding[]>()
  const refused = new Map<PlannedForm, readonly string[]>()
  for (const form of child.forms.filter((each) => isCompleted(each) && !each.proposed.struck)) {
    const work = working.get(form)
    if (!work) continue
    // As at the bedside, it is looked at in the moment before it is complete.
    const found = checkForm({ ...work.form, state: 'open' }, record, lookups.site, others)
    findings.set(form, found)
    const blocking = found.filter(({ severity }) => severity === 'impossible' || severity === 'hard')
    const reasons = [
      ...blocking.map((finding) => sentence(form, finding)),
      ...leftoverAddresses(work).map((address) => {
        const label = findItem(form.definition, address)?.item.label.en ?? addressKey(address)
        return `${label}: it is answered and not asked for by the other answers.`
      }),
    ]
    if (reasons.length > 0) refused.set(form, shortened(reasons))
  }
  return { findings, refused }
}

function shortened(reasons: readonly string[]): readonly string[] {
  const more = reasons.length - NAMED
  return more <= 0 ? reasons : [...reasons.slice(0, NAMED), `And ${more} more.`]
}

function sentence({ definition }: PlannedForm, { address, message, check }: Finding): string {
  const label = address ? (findItem(definition, address)?.item.label.en ?? addressKey(address)) : ''
  const words = check === 'open' ? 'Still open, and the file says that the form is complete.' : message
  return label === '' ? words : `${label}: ${words}`
}
