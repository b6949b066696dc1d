import { notComputed, type CalculationRule } from '../../form/calculate.ts'
import { birthday, completedMonths, completedYears, daysBetween } from '../../dates/civilDate.ts'
import { valueOf } from '../../form/values.ts'
import { gmfcsBand } from '../../instruments/gmfcs.ts'
import { onlyValue } from '../lookup.ts'
import { words } from '../../text/text.ts'

/** Calculations about the child: its number, its ages. */

const subjectCode: CalculationRule = {
  id: 'subject_code',
  version: 1,
  run: ({ record }) => ({ value: record.subject.code }),
}

/**
 * Age in years with two decimals, cut and never rounded up, so that 12.99 is the day before the 13th birthday and the
 * limits of the protocol (2.00 to 12.99) mean completed years 2 to 12.
 */
const ageAtConsent: CalculationRule = {
  id: 'age_at_consent',
  version: 1,
  run: ({ values, record }) => {
    const birth = valueOf(values, 'BIRTH_DATE') ?? onlyValue(record, 'DEMOG', 'BIRTH_DATE')
    const consent = onlyValue(record, 'CONSENT', 'CONSENT_DATE')?.slice(0, 10)
    if (birth === undefined) return notComputed(words('the date of birth is open', 'تاریخ تولد ثبت نشده است'))
    if (consent === undefined) return notComputed(words('the date of consent is open', 'تاریخ رضایت ثبت نشده است'))
    if (consent < birth) return notComputed(words('consent lies before birth', 'رضایت پیش از تولد است'))
    return { value: ageInYears(birth, consent) }
  },
}

/** Completed years and the hundredths of the running year that have passed, both cut: '2.00' to '2.99'. */
export function ageInYears(birth: string, on: string): string {
  const years = completedYears(birth, on)
  const lastBirthday = birthday(birth, years)
  const nextBirthday = birthday(birth, years + 1)
  const passed = Math.max(0, daysBetween(lastBirthday, on))
  const hundredths = Math.min(99, Math.floor((100 * passed) / daysBetween(lastBirthday, nextBirthday)))
  return `${years}.${String(hundredths).padStart(2, '0')}`
}

/** Age as people say it: '4 years 7 months'. */
export function ageInWords(birth: string, on: string): string {
  const months = completedMonths(birth, on)
  return `${Math.floor(months / 12)} years ${months % 12} months`
}

/** The same in Persian: '4 سال و 7 ماه'. */
export function ageInPersian(birth: string, on: string): string {
  const months = completedMonths(birth, on)
  return `${Math.floor(months / 12)} سال و ${months % 12} ماه`
}

const ageBand: CalculationRule = {
  id: 'gmfcs_age_band',
  version: 1,
  run: ({ values, record }) => {
    const birth = onlyValue(record, 'DEMOG', 'BIRTH_DATE')
    const assessed = valueOf(values, 'GMFCS_DATE')
    if (birth === undefined) return notComputed(words('the date of birth is open', 'تاریخ تولد ثبت نشده است'))
    if (assessed === undefined)
      return notComputed(words('the date of assessment is open', 'تاریخ ارزیابی ثبت نشده است'))
    const band = gmfcsBand(birth, assessed)
    return band === null
      ? notComputed(words('the child is outside the age bands', 'سن کودک بیرون از بازه‌های سنی است'))
      : { value: band }
  },
}

export const childRules: readonly CalculationRule[] = [subjectCode, ageAtConsent, ageBand]
