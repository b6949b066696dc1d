import { randomUUID } from 'node:crypto'
import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import type { Change } from '../record/change.ts'
import type { HoldEntry } from '../read/holdRows.ts'
import { realChanges, type WorkingForm } from '../read/workingForm.ts'
import { lastChangeAt } from '../read/subjectRecord.ts'
import { fields } from './fields.ts'

/** What every hold of this study keeps waiting. */
const NEXT_DOSE = 'nextDose'

/**
 * The holds that the findings ask for and that are not there yet. One that the investigator has lifted stays lifted while what
 * it spoke of does not change, neither since nor with this act.
 */
export function holdChanges(
  working: Asked,
  findings: readonly Finding[],
  known: readonly HoldEntry[],
): readonly Change[] {
  const { row } = working
  return findings
    .filter(({ severity }) => severity === 'hold')
    .filter((finding) => !known.some((hold) => isAbout(working, hold, finding)))
    .flatMap(({ check, address, message }) =>
      fields(
        'hold',
        randomUUID(),
        {
          subjectId: row.subjectId,
          studyEventId: row.studyEventId ?? undefined,
          formId: row.id,
          address: address && addressKey(address),
          check,
          blocks: NEXT_DOSE,
          message,
          status: 'active',
        },
        { check, source: 'system' },
      ),
    )
}

/** Whether the investigator has lifted the hold that a finding asks for, and nothing it spoke of has changed since. */
export function isLifted(working: Asked, finding: Finding, known: readonly HoldEntry[]): boolean {
  const about = known.filter((hold) => isAbout(working, hold, finding))
  return about.length > 0 && about.every(({ status }) => status === 'lifted')
}

/** The form as it is looked at: what of it is record, and what lies over that. */
type Asked = Pick<WorkingForm, 'row' | 'stored' | 'overlay'>

function isAbout({ row, stored, overlay }: Asked, hold: HoldEntry, finding: Finding): boolean {
  const address = finding.address ? addressKey(finding.address) : null
  if (hold.formId !== row.id || hold.check !== finding.check || hold.address !== address) return false
  if (hold.status === 'active') return true
  const isOfItem = address !== null && stored.some((item) => addressKey(item.address) === address)
  // A score, or the form as a whole, has no answer of its own that could change: what was lifted is what was said.
  if (!isOfItem) return hold.message === finding.message
  const changesNow = realChanges(stored, overlay).some((change) => addressKey(change.address) === address)
  return !changesNow && lastChangeAt(stored, address) < hold.sequence
}
