import type { TFunction } from 'i18next'
import { SUBJECT_STATUSES } from '../../../shared/subjectStatuses.ts'

/** The status of a child in words; one that this release does not know is shown as it stands. */
export function subjectStatus(t: TFunction, status: string): string {
  const known = SUBJECT_STATUSES.find((each) => each === status)
  return known ? t(`subjectStatus.${known}`) : status
}
