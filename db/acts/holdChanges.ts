import { randomUUID } from 'node:crypto'
import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import type { Change } from '../record/change.ts'
import type { HoldEntry } from '../read/holdRows.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import { lastChangeAt } from '../read/subjectRecord.ts'
import { fields } from './fields.ts'

/** What every hold of this study keeps waiting. */
const NEXT_DOSE = 'nextDose'

/**
 * The holds that the findings ask for and that are not there yet. One that the investigator has lifted stays lifted while what
 * it spoke of has not changed; `willChange` says that it is about to.
 */
export function holdChanges(
  { row, stored }: Pick<WorkingForm, 'row' | 'stored'>,
  findings: readonly Finding[],
  known: readonly HoldEntry[],
  willChange: boolean,
): readonly Change[] {
  return findings
    .filter(({ severity }) => severity === 'hold')
    .filter((finding) => !known.some((hold) => isAbout(hold, finding)))
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

  function isAbout(hold: HoldEntry, finding: Finding): boolean {
    const address = finding.address ? addressKey(finding.address) : null
    if (hold.formId !== row.id || hold.check !== finding.check || hold.address !== address) return false
    return hold.status === 'active' || (!willChange && lastChangeAt(stored, address) < hold.sequence)
  }
}
