import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { repeatsOf, valueOf } from '../../form/values.ts'
import { formsOf } from '../lookup.ts'
import { consentDate, consentVersions, type ConsentVersion } from './consentOf.ts'
import { departs } from './departs.ts'
import { isLeadForm } from './leadForm.ts'
import { sentences, words } from '../../text/text.ts'

/** Which version of the consent form was signed, and whether an amendment was consented to (protocol EC006, design 13). */

export const ec006 = defineCheck({
  id: 'EC006',
  severity: 'deviation',
  forms: 'all',
  rule: 'The version of the consent form that is in force was signed: at consent, and again at the first visit after a new one. Later visits ask softly.',
  source: 'assumed',
  run: (context) => {
    const { form, studyEvent, record } = context
    if (form.oid === 'CONSENT') return atConsent(context)
    const date = studyEvent?.actualDate ?? null
    if (date === null || studyEvent?.oid === 'SCR' || !isLeadForm(record, form)) return null
    return atVisit(context, date)
  },
})

/** The newest version in force on a day, undefined before the first. */
const inForceOn = (versions: readonly ConsentVersion[], date: string) =>
  versions.findLast(({ approved }) => approved <= date)

function atConsent(context: CheckContext): Raised | null {
  const date = consentDate(context)
  const signed = valueOf(context.values, 'ICF_VERSION')
  const versions = consentVersions(context.context.settings)
  const own = versions.find(({ version }) => version === signed)
  if (date === undefined || own === undefined) return null
  const facts = { category: 'CONSENT', class: 'MAJOR', date } as const
  const newest = inForceOn(versions, date)
  // A version that was not approved yet is refused by its own limit.
  if (newest === undefined || newest.version === own.version || own.approved > date) return null
  return departs(
    facts,
    words(
      `Version ${newest.version} was in force since ${newest.approved}.`,
      `نسخه ${newest.version} از ${newest.approved} معتبر بود.`,
    ),
    'ICF_VERSION',
  )
}

function atVisit(context: CheckContext, date: string): Raised | null {
  const { record, studyEvent } = context
  const versions = consentVersions(context.context.settings)
  const newest = inForceOn(versions, date)
  const signed = signedUpTo(context, date)
  if (newest === undefined || signed.length === 0 || signed.includes(newest.version)) return null
  const since = record.studyEvents.some(
    ({ id, actualDate }) =>
      id !== studyEvent?.id && actualDate !== null && actualDate >= newest.approved && actualDate < date,
  )
  const message = words(
    `Version ${newest.version} of the consent form is in force since ${newest.approved}, and the family has not signed it.`,
    `نسخه ${newest.version} فرم رضایت از ${newest.approved} معتبر است و خانواده آن را امضا نکرده است.`,
  )
  if (since) {
    return {
      severity: 'soft',
      message: sentences(
        message,
        words(
          'Ask for consent again, or confirm with a comment why not yet.',
          'دوباره رضایت بگیرید یا با توضیح تأیید کنید که چرا هنوز نه.',
        ),
      ),
    }
  }
  return departs(
    { category: 'CONSENT', class: 'MAJOR', date },
    sentences(
      message,
      words('Ask for consent again before anything else is done.', 'پیش از هر کار دیگری دوباره رضایت بگیرید.'),
    ),
  )
}

/** The versions that the family had signed by a day: at consent and again. */
function signedUpTo({ record, valuesOf }: CheckContext, date: string): readonly string[] {
  return formsOf(record, 'CONSENT').flatMap((form) => {
    const values = valuesOf(form)
    const again = repeatsOf(values, 'RECONSENT').flatMap((repeat) => {
      const day = valueOf(values, 'RECONSENT_DATE', repeat)
      return day !== undefined && day <= date ? [valueOf(values, 'RECONSENT_VERSION', repeat)] : []
    })
    return [valueOf(values, 'ICF_VERSION'), ...again].filter((version) => version !== undefined)
  })
}
