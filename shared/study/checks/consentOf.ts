import type { CheckContext } from '../../form/check.ts'
import { codesOfSetting, type Settings } from '../../form/context.ts'
import { answerFrom } from './answerFrom.ts'

/** When the parents consented, 'YYYY-MM-DDTHH:MM', undefined while it is open. */
export function consentTime(context: CheckContext): string | undefined {
  return answerFrom(context, 'CONSENT', 'CONSENT_DATE')
}

/** The civil date of consent, undefined while it is open. */
export function consentDate(context: CheckContext): string | undefined {
  return consentTime(context)?.slice(0, 10)
}

/** A version of the consent form with the day from which it is to be used. */
export interface ConsentVersion {
  readonly version: string
  readonly approved: string
}

/** The approved versions, oldest first. A version whose day of approval is not set is left out: nothing is known of it. */
export function consentVersions(settings: Settings): readonly ConsentVersion[] {
  const days = codesOfSetting(settings, 'icf.approved')
  return codesOfSetting(settings, 'icf.versions').flatMap((version, index) => {
    const approved = days[index]
    return approved === undefined ? [] : [{ version, approved }]
  })
}

/** Whether it is settled that the child does not take part: nothing then asks that it should. */
export function isScreenFailure(context: CheckContext): boolean {
  return (
    answerFrom(context, 'ELIG', 'ELIG_DECISION') === '2' ||
    answerFrom(context, 'COMPLETE', 'STUDY_STATUS') === 'SCREEN_FAILURE'
  )
}
