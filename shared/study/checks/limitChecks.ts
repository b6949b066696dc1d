import { daysBetween } from '../../dates/civilDate.ts'
import { hoursBetween, minutesBetween } from '../../dates/dateTime.ts'
import { defineCheck, type Check } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { zoneOf } from '../calculations/injectionRules.ts'
import { onlyValue } from '../lookup.ts'

/*
 * Limits of the protocol's field list that need more than one item and have no EC number there. `soft` ones ask, `hard`
 * ones block.
 */

const source = 'field list of the protocol'

const gmfmDuration = defineCheck({
  id: 'FC20',
  severity: 'hard',
  forms: ['GMFM88'],
  rule: 'The GMFM-88 takes 20 to 180 minutes; 45 to 60 is usual.',
  source: 'ref(CanChild)',
  limits: {
    least: { value: 20, label: 'Least possible', unit: 'min' },
    most: { value: 180, label: 'Most possible', unit: 'min' },
    usualLeast: { value: 45, label: 'Least usual', unit: 'min' },
    usualMost: { value: 60, label: 'Most usual', unit: 'min' },
  },
  run: ({ values }, { least, most, usualLeast, usualMost }) => {
    const start = valueOf(values, 'GMFM_START')
    const end = valueOf(values, 'GMFM_END')
    if (start === undefined || end === undefined) return null
    const minutes = minutesBetween(start, end)
    if (minutes < least || minutes > most) {
      return { message: `${minutes} minutes from start to end; possible are ${least} to ${most}.`, item: 'GMFM_END' }
    }
    if (minutes >= usualLeast && minutes <= usualMost) return null
    const message = `${minutes} minutes; usual are ${usualLeast} to ${usualMost}. If it is right, confirm with a comment.`
    return { message, item: 'GMFM_END', severity: 'soft' }
  },
})

const gmfm66Interval = defineCheck({
  id: 'FC21',
  severity: 'hard',
  forms: ['GMFM88'],
  rule: 'The GMFM-66 score lies in its 95% interval.',
  source,
  run: ({ values }) => {
    const score = numberOf(values, 'GMFM66_SCORE')
    const low = numberOf(values, 'GMFM66_CI_LOW')
    const high = numberOf(values, 'GMFM66_CI_HIGH')
    const outside = score !== undefined && ((low !== undefined && score < low) || (high !== undefined && score > high))
    return outside
      ? { message: 'The score lies outside its interval. Copy all three again.', item: 'GMFM66_SCORE' }
      : null
  },
})

const marrowReceipt = defineCheck({
  id: 'FC22',
  severity: 'hard',
  forms: ['BMA'],
  rule: 'Marrow reaches the laboratory within 48 h; within 24 h is usual.',
  source,
  limits: {
    most: { value: 48, label: 'Most possible', unit: 'h' },
    usual: { value: 24, label: 'Most usual', unit: 'h' },
  },
  run: ({ values, context }, { most, usual }) => {
    const taken = valueOf(values, 'BMA_DATETIME')
    const received = valueOf(values, 'BMA_RECEIPT')
    if (taken === undefined || received === undefined) return null
    const hours = hoursBetween(taken, received, zoneOf(context.settings))
    if (hours > most) return { message: `More than ${most} h after the aspiration.`, item: 'BMA_RECEIPT' }
    if (hours <= usual) return null
    return {
      message: `More than ${usual} h. If it is right, confirm with a comment.`,
      item: 'BMA_RECEIPT',
      severity: 'soft',
    }
  },
})

const negativeMarkers = defineCheck({
  id: 'FC23',
  severity: 'hold',
  forms: ['PRODUCT'],
  rule: 'CD34, CD45 and HLA-DR are at most 5%.',
  source: 'ref(MSCspec)',
  limits: { most: { value: 5, label: 'Highest for release', unit: '%' } },
  run: ({ values }, { most }) =>
    ['CD34', 'CD45', 'HLA_DR'].flatMap((item) =>
      (numberOf(values, item) ?? 0) > most
        ? { message: `Above ${most}%: the lot is held until the investigator has decided.`, item }
        : [],
    ),
})

const injectionLength = defineCheck({
  id: 'FC24',
  severity: 'hard',
  forms: ['INJ'],
  rule: 'An injection takes less than 120 minutes; 1 to 30 is usual.',
  source,
  limits: {
    most: { value: 120, label: 'Shorter than', unit: 'min' },
    usual: { value: 30, label: 'Most usual', unit: 'min' },
  },
  run: ({ values, context }, { most, usual }) => {
    const start = valueOf(values, 'INJ_START')
    const end = valueOf(values, 'INJ_END')
    if (start === undefined || end === undefined) return null
    const minutes = hoursBetween(start, end, zoneOf(context.settings)) * 60
    if (minutes >= most) return { message: `${minutes} minutes; less than ${most} are possible.`, item: 'INJ_END' }
    if (minutes >= 1 && minutes <= usual) return null
    const message = `${minutes} minutes; 1 to ${usual} are usual. If it is right, confirm with a comment.`
    return minutes < 0 ? null : { message, item: 'INJ_END', severity: 'soft' }
  },
})

const releaseToInjection = defineCheck({
  id: 'FC25',
  severity: 'soft',
  forms: ['INJ'],
  rule: 'A lot is injected within 24 h of its release.',
  source: 'sibling(Royan2) injected after 24 h',
  limits: { most: { value: 24, label: 'Most usual', unit: 'h' } },
  run: ({ values }, { most }) =>
    (numberOf(values, 'RELEASE_TO_INJECTION') ?? 0) > most
      ? {
          message: `More than ${most} h after release. If it is right, confirm with a comment.`,
          item: 'RELEASE_TO_INJECTION',
        }
      : null,
})

const MUST_BE: readonly (readonly [item: string, code: 'Y' | 'N', what: string])[] = [
  ['IDENTITY_TWO_WAYS', 'Y', 'identity was not checked two ways'],
  ['FEVER_NOW', 'N', 'the child has a fever'],
  ['INFECTION_NOW', 'N', 'the child has an infection'],
  ['FASTING_OK', 'Y', 'the child is not fasting'],
  ['LABS_OK', 'Y', 'the laboratory is outside its limits'],
  ['CONSENT_STILL_VALID', 'Y', 'consent does not stand'],
]

const go = defineCheck({
  id: 'FC26',
  severity: 'hard',
  forms: ['PREINJ'],
  rule: 'The decision is not GO while identity, fever, infection, fasting, laboratory or consent speaks against it.',
  source,
  run: ({ values }) => {
    if (valueOf(values, 'GO_DECISION') !== 'GO') return null
    const against = MUST_BE.filter(([item, code]) => (valueOf(values, item) ?? code) !== code).map(([, , what]) => what)
    return against.length === 0 ? null : { message: `Not GO: ${against.join(', ')}.`, item: 'GO_DECISION' }
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
          message: 'This looks like more than one event. One event per form; if it is one, confirm with a comment.',
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
      ? { message: `More than ${most} hours a week. Correct sessions or minutes.`, item: 'REHAB_HOURS' }
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
      ? { message: 'Deviations of this kind are major. If it is minor, confirm with a comment.', item: 'DEV_CLASS' }
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
    return { message: `More than ${most} days after the decision.`, item: 'LAST_CONTACT' }
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
      message: `More than ${most} days before consent. If it is right, confirm with a comment.`,
      item: 'MRI_DATE',
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
    const latest = dates.sort().at(-1)
    if (given === undefined || latest === undefined || given === latest) return null
    return { message: `The latest visit was on ${latest}.`, item: 'DATE_LAST_VISIT' }
  },
})

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
      message: `This version was approved on ${approval}. Correct the version or the date.`,
      item: 'CONSENT_DATE',
    }
  },
})

export const limitChecks: readonly Check[] = [
  gmfmDuration,
  gmfm66Interval,
  marrowReceipt,
  negativeMarkers,
  injectionLength,
  releaseToInjection,
  go,
  oneDiagnosis,
  therapyHours,
  majorDeviation,
  lastContact,
  mriAge,
  lastVisit,
  approved,
]
