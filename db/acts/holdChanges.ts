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
  { row, stored, overlay }: Pick<WorkingForm, 'row' | 'stored' | 'overlay'>,
  findings: readonly Finding[],
  known: readonly HoldEntry[],
): readonly Change[] {
  const storedKeys = new Set(stored.map(({ address }) => addressKey(address)))
  const changing = realChanges(stored, overlay).map(({ address }) => addressKey(address))
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
    if (hold.status === 'active') return true
    const isOfItem = address !== null && storedKeys.has(address)
    const changesNow = isOfItem ? changing.includes(address) : changing.length > 0
    return !changesNow && lastChangeAt(stored, address) < hold.sequence
  }
}
