import { daysBetween } from '../../dates/civilDate.ts'
import { defineCheck, type Check } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { onlyValue } from '../lookup.ts'
import { words } from '../../text/text.ts'

/*
 * Consent, imaging, events, therapy, deviations and the end of the study.
 * Limits of the protocol's field list that have no EC number there.
 */

const source = 'field list of the protocol'

const approved = defineCheck({
  id: 'FC33',
  severity: 'hard',
  forms: ['CONSENT'],
  rule: 'Consent is not given before its version of the form was approved.',
  source,
  run: ({ values, context }) => {
    const versions = (context.settings['icf.versions'] ?? '').split(' ')
    const days = (context.settings['icf.approved'] ?? '').split(' ')
    const approval = days[versions.indexOf(valueOf(values, 'ICF_VERSION') ?? '')]
    const consent = valueOf(values, 'CONSENT_DATE')
    if (!approval || consent === undefined || consent.slice(0, 10) >= approval) return null
    return {
      message: words(
        `This version was approved on ${approval}. Correct the version or the date.`,
        `این نسخه در ${approval} تصویب شده است. نسخه یا تاریخ را اصلاح کنید.`,
      ),
      item: 'CONSENT_DATE',
    }
  },
})

const mriAge = defineCheck({
  id: 'FC31',
  severity: 'soft',
  forms: ['IMAGING'],
  rule: 'The MRI is less than 12 months old at consent.',
  source: 'sibling(Amanat21, Royan1)',
  limits: { most: { value: 365, label: 'Most days before consent', unit: 'd' } },
  run: ({ values, record, studyEvent }, { most }) => {
    const mri = valueOf(values, 'MRI_DATE')
    const consent = onlyValue(record, 'CONSENT', 'CONSENT_DATE')?.slice(0, 10)
    if (mri === undefined || consent === undefined || studyEvent?.oid !== 'SCR') return null
    if (daysBetween(mri, consent) <= most) return null
    return {
      message: words(
        `More than ${most} days before consent. If it is right, confirm with a comment.`,
        `بیش از ${most} روز پیش از رضایت. اگر درست است، با توضیح تأیید کنید.`,
      ),
      item: 'MRI_DATE',
    }
  },
})

const oneDiagnosis = defineCheck({
  id: 'FC27',
  severity: 'soft',
  forms: ['AE'],
  rule: 'A verbatim term holds one diagnosis: no semicolon and no "and".',
  source,
  run: ({ values }) =>
    /[;؛]|\sand\s|\sو\s/i.test(valueOf(values, 'AE_TERM') ?? '')
      ? {
          message: words(
            'This looks like more than one event. One event per form; if it is one, confirm with a comment.',
            'به نظر بیش از یک عارضه است. هر فرم برای یک عارضه؛ اگر یکی است، با توضیح تأیید کنید.',
          ),
          item: 'AE_TERM',
        }
      : null,
})

const therapyHours = defineCheck({
  id: 'FC28',
  severity: 'hard',
  forms: ['REHAB'],
  rule: 'Therapy is at most 60 hours a week.',
  source,
  limits: { most: { value: 60, label: 'Most possible', unit: 'h' } },
  run: ({ values }, { most }) =>
    (numberOf(values, 'REHAB_HOURS') ?? 0) > most
      ? {
          message: words(
            `More than ${most} hours a week. Correct sessions or minutes.`,
            `بیش از ${most} ساعت در هفته. جلسه‌ها یا دقیقه‌ها را اصلاح کنید.`,
          ),
          item: 'REHAB_HOURS',
        }
      : null,
})

const MAJOR = ['CONSENT', 'ELIGIBILITY', 'RELEASE']

const majorDeviation = defineCheck({
  id: 'FC29',
  severity: 'soft',
  forms: ['DEV'],
  rule: 'Deviations of consent, eligibility and product release are major.',
  source,
  run: ({ values }) =>
    MAJOR.includes(valueOf(values, 'DEV_CATEGORY') ?? '') && valueOf(values, 'DEV_CLASS') === 'MINOR'
      ? {
          message: words(
            'Deviations of this kind are major. If it is minor, confirm with a comment.',
            'انحراف‌هایی از این نوع عمده است. اگر جزئی است، با توضیح تأیید کنید.',
          ),
          item: 'DEV_CLASS',
        }
      : null,
})

const lastContact = defineCheck({
  id: 'FC30',
  severity: 'hard',
  forms: ['WITHDRAW'],
  rule: 'The last contact is at most 30 days after the decision.',
  source,
  limits: { most: { value: 30, label: 'Most days after the decision', unit: 'd' } },
  run: ({ values }, { most }) => {
    const decision = valueOf(values, 'DECISION_DATE')
    const contact = valueOf(values, 'LAST_CONTACT')
    if (decision === undefined || contact === undefined || daysBetween(decision, contact) <= most) return null
    return {
      message: words(`More than ${most} days after the decision.`, `بیش از ${most} روز پس از تصمیم.`),
      item: 'LAST_CONTACT',
    }
  },
})

const lastVisit = defineCheck({
  id: 'FC32',
  severity: 'hard',
  forms: ['COMPLETE'],
  rule: 'The date of the last visit is the date of the latest visit.',
  source,
  run: ({ values, record }) => {
    const given = valueOf(values, 'DATE_LAST_VISIT')
    const dates = record.studyEvents.flatMap(({ status, actualDate }) =>
      status === 'occurred' && actualDate ? [actualDate] : [],
    )
    const latest = dates.toSorted().at(-1)
    if (given === undefined || latest === undefined || given === latest) return null
    return {
      message: words(`The latest visit was on ${latest}.`, `آخرین ویزیت در ${latest} بود.`),
      item: 'DATE_LAST_VISIT',
    }
  },
})

export const recordLimitChecks: readonly Check[] = [
  approved,
  mriAge,
  oneDiagnosis,
  therapyHours,
  majorDeviation,
  lastContact,
  lastVisit,
]
