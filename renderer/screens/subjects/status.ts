import type { TFunction } from 'i18next'

const KNOWN = ['screening', 'enrolled', 'treated', 'followUp', 'completed', 'withdrawn', 'screenFailed'] as const

/** The status of a child in words; one that this release does not know is shown as it stands. */
export function subjectStatus(t: TFunction, status: string): string {
  const known = KNOWN.find((each) => each === status)
  return known ? t(`subjectStatus.${known}`) : status
}
