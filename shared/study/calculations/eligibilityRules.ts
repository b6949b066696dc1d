import { completedYears } from '../../dates/civilDate.ts'
import { notComputed, type Calculation, type CalculationRule } from '../../form/calculate.ts'
import { numberSetting } from '../../form/context.ts'
import { numberOf, valueOf, type FormValues } from '../../form/values.ts'
import { EXCLUSION_ITEMS, INCLUSION_ITEMS } from '../forms/elig.ts'
import { labsFor, onlyValue } from '../lookup.ts'
import { words } from '../../text/text.ts'

/** The criteria that the record answers by itself, and the list of those that are not met. */

const yesNo = (holds: boolean): Calculation => ({ value: holds ? 'Y' : 'N' })

const age: CalculationRule = {
  id: 'elig_age',
  version: 1,
  run: ({ record, context }) => {
    const birth = onlyValue(record, 'DEMOG', 'BIRTH_DATE')
    const consent = onlyValue(record, 'CONSENT', 'CONSENT_DATE')?.slice(0, 10)
    if (birth === undefined) return notComputed(words('the date of birth is open', 'تاریخ تولد ثبت نشده است'))
    if (consent === undefined) return notComputed(words('the date of consent is open', 'تاریخ رضایت ثبت نشده است'))
    const years = completedYears(birth, consent)
    const youngest = numberSetting(context.settings, 'age.min', 2)
    const oldest = numberSetting(context.settings, 'age.max', 12)
    return yesNo(years >= youngest && years <= oldest)
  },
}

const consent: CalculationRule = {
  id: 'elig_consent',
  version: 1,
  run: ({ record }) => {
    if (onlyValue(record, 'CONSENT', 'CONSENT_DATE') === undefined)
      return notComputed(words('consent is not recorded', 'رضایت ثبت نشده است'))
    const assent = onlyValue(record, 'CONSENT', 'ASSENT_STATUS')
    return assent === undefined
      ? notComputed(words('assent is open', 'موافقت کودک ثبت نشده است'))
      : yesNo(assent !== '5')
  },
}

const haemoglobin: CalculationRule = {
  id: 'elig_haemoglobin',
  version: 1,
  run: ({ record, form, context }) => {
    const labs = labsFor(record, form)
    const value = labs && numberOf(labs.values, 'HB')
    if (value === undefined) return notComputed(words('haemoglobin is open', 'هموگلوبین ثبت نشده است'))
    return yesNo(value < numberSetting(context.settings, 'labs.minHaemoglobin', 8))
  },
}

/** What each criterion must be: inclusions yes, exclusions no. */
const WANTED: readonly (readonly [item: string, wanted: 'Y' | 'N'])[] = [
  ...['I1_AGE', 'I6_CONSENT', ...INCLUSION_ITEMS].map((item) => [item, 'Y'] as const),
  ...['E8_HB_LOW', ...EXCLUSION_ITEMS].map((item) => [item, 'N'] as const),
]

/** The criteria that are answered against what they must be, and those that are open. */
export function criteriaOf(values: FormValues): {
  readonly failed: readonly string[]
  readonly open: readonly string[]
} {
  const answerOf = (item: string) => valueOf(values, item)
  return {
    failed: WANTED.filter(([item, wanted]) => answerOf(item) !== undefined && answerOf(item) !== wanted).map(
      ([item]) => item,
    ),
    open: WANTED.filter(([item]) => answerOf(item) === undefined).map(([item]) => item),
  }
}

const failed: CalculationRule = {
  id: 'elig_failed',
  version: 1,
  run: ({ values }) => {
    const criteria = criteriaOf(values)
    if (criteria.failed.length > 0) return { value: criteria.failed }
    return criteria.open.length > 0
      ? notComputed(words(`${criteria.open.length} criteria are open`, `${criteria.open.length} معیار باز است`))
      : { value: 'NONE' }
  },
}

export const eligibilityRules: readonly CalculationRule[] = [age, consent, haemoglobin, failed]
