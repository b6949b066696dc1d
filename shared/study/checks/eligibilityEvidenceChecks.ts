import { addMonths } from '../../dates/civilDate.ts'
import { earliestOf } from '../../dates/partialDate.ts'
import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { numberSetting } from '../../form/context.ts'
import { numberOf, valueOf, type FormValues } from '../../form/values.ts'
import { formBeside, labsFor } from '../lookup.ts'
import { consentDate } from './consentOf.ts'
import { sentences, type Text, words } from '../../text/text.ts'

/** Edit checks of criteria against what the laboratory and the history say. */

const VIRUSES = ['HBSAG', 'HCV', 'HIV']

/** A criterion that says no, what the laboratory says against it, and where that stands. */
interface Contradiction {
  readonly criterion: string
  readonly result: string
  readonly says: Text
}

export const ec009 = defineCheck({
  id: 'EC009',
  severity: 'hard',
  forms: ['ELIG', 'LABS'],
  rule: 'No exclusion is denied that a laboratory result proves: haemoglobin, creatinine, bilirubin, ALT and the virus tests.',
  source: 'sibling(Amanat21, ACCeNT); ALT assumed',
  limits: {
    creatinine: { value: 1.5, label: 'Highest creatinine', unit: 'mg/dL' },
    bilirubin: { value: 1.3, label: 'Highest bilirubin', unit: 'mg/dL' },
    alt: { value: 150, label: 'Highest ALT, three times the upper end of normal', unit: 'U/L' },
  },
  run: (context, limits) => {
    const { form, record, values, valuesOf } = context
    const isLabs = form.oid === 'LABS'
    const other = isLabs ? formBeside(record, form, 'ELIG') : labsFor(record, form)
    if (!other) return null
    const [criteria, labs] = isLabs ? [valuesOf(other), values] : [values, valuesOf(other)]
    const above = (item: string, limit: number) => (numberOf(labs, item) ?? 0) > limit
    const haemoglobin = numberOf(labs, 'HB')
    const lowest = numberSetting(context.context.settings, 'labs.minHaemoglobin', 8)
    const proven: readonly (Contradiction | false)[] = [
      haemoglobin !== undefined &&
        haemoglobin < lowest && {
          criterion: 'E8_HB_LOW',
          result: 'HB',
          says: words(`Haemoglobin is below ${lowest} g/dL.`, `هموگلوبین کمتر از ${lowest} g/dL است.`),
        },
      above('CREATININE', limits.creatinine) && {
        criterion: 'E10_RENAL',
        result: 'CREATININE',
        says: words(
          `Creatinine is above ${limits.creatinine} mg/dL.`,
          `کراتینین بیش از ${limits.creatinine} mg/dL است.`,
        ),
      },
      above('BILIRUBIN', limits.bilirubin) && {
        criterion: 'E11_LIVER',
        result: 'BILIRUBIN',
        says: words(
          `Bilirubin is above ${limits.bilirubin} mg/dL.`,
          `بیلی‌روبین بیش از ${limits.bilirubin} mg/dL است.`,
        ),
      },
      above('ALT', limits.alt) && {
        criterion: 'E11_LIVER',
        result: 'ALT',
        says: words(`ALT is above ${limits.alt} U/L.`, `ALT بیش از ${limits.alt} U/L است.`),
      },
      ...VIRUSES.map(
        (result) =>
          valueOf(labs, result) === 'POS' && {
            criterion: 'E5_VIRUS',
            result,
            says: words('A virus test is positive.', 'یک آزمایش ویروس مثبت است.'),
          },
      ),
    ]
    return proven
      .filter((each) => each !== false)
      .filter(({ criterion }) => valueOf(criteria, criterion) === 'N')
      .map(({ criterion, result, says: proof }) => ({
        message: sentences(
          proof,
          words(
            'The eligibility form denies this exclusion. Correct the criterion, or the result if it was mistyped.',
            'فرم معیارهای ورود و خروج این معیار خروج را رد می‌کند. معیار را اصلاح کنید، یا نتیجه را اگر اشتباه تایپ شده است.',
          ),
        ),
        item: isLabs ? result : criterion,
      }))
  },
})

export const ec010 = defineCheck({
  id: 'EC010',
  severity: 'hard',
  forms: ['ELIG', 'MEDHX'],
  rule: 'Botulinum toxin in the months before consent is an exclusion (E16). A partial date counts when every day it may mean is too late.',
  source: 'assumed',
  limits: { months: { value: 6, label: 'Months without botulinum toxin before consent' } },
  run: (context, { months }) => {
    const { criteria, history } = criteriaAndHistory(context)
    const last = valueOf(history, 'BONT_LAST')
    if (valueOf(criteria, 'E16_BONT') !== 'N' || !isWithin(context, last, months)) return null
    return says(context, {
      message: words(
        `The history has botulinum toxin less than ${months} months before consent. Correct the date, or the criterion.`,
        `در سوابق، بوتولینوم توکسین کمتر از ${months} ماه پیش از رضایت ثبت شده است. تاریخ یا معیار را اصلاح کنید.`,
      ),
      criterion: 'E16_BONT',
      item: 'BONT_LAST',
    })
  },
})

export const ec011 = defineCheck({
  id: 'EC011',
  severity: 'soft',
  forms: ['ELIG', 'MEDHX'],
  rule: 'Seizures called controlled (I5) while the last one lies in the months before consent are asked about.',
  source: 'sibling(Royan1)',
  limits: { months: { value: 3, label: 'Months without a seizure before consent' } },
  run: (context, { months }) => {
    const { criteria, history } = criteriaAndHistory(context)
    const last = valueOf(history, 'LAST_SEIZURE')
    if (valueOf(criteria, 'I5_SEIZURE_CONTROL') !== 'Y' || !isWithin(context, last, months)) return null
    return says(context, {
      message: words(
        `The last seizure was less than ${months} months before consent, and seizures are called controlled. If that is right, confirm with a comment.`,
        `آخرین تشنج کمتر از ${months} ماه پیش از رضایت بوده و تشنج کنترل‌شده خوانده شده است. اگر درست است، با توضیح تأیید کنید.`,
      ),
      criterion: 'I5_SEIZURE_CONTROL',
      item: 'LAST_SEIZURE',
    })
  },
})

/** The eligibility form and the history of the same visit, whichever of them is at hand. */
function criteriaAndHistory({ form, record, values, valuesOf }: CheckContext) {
  const isHistory = form.oid === 'MEDHX'
  const beside = formBeside(record, form, isHistory ? 'ELIG' : 'MEDHX')
  const other: FormValues = beside ? valuesOf(beside) : {}
  return isHistory ? { criteria: other, history: values } : { criteria: values, history: other }
}

/** Whether a day surely lies less than some months before consent, or after it. */
function isWithin(context: CheckContext, date: string | undefined, months: number): boolean {
  const consent = consentDate(context)
  return date !== undefined && consent !== undefined && earliestOf(date) > addMonths(consent, -months)
}

function says(
  { form }: CheckContext,
  { message, criterion, item }: { readonly message: Text; readonly criterion: string; readonly item: string },
): Raised {
  return { message, item: form.oid === 'ELIG' ? criterion : item }
}
