import { completedYears } from '../../dates/civilDate.ts'
import { defineCheck } from '../../form/check.ts'
import { numberSetting } from '../../form/context.ts'
import { repeatsOf, valueOf } from '../../form/values.ts'
import { ageInPersian, ageInWords } from '../calculations/childRules.ts'
import { answerFrom } from './answerFrom.ts'
import { consentDate, isScreenFailure } from './consentOf.ts'
import { departs } from './departs.ts'
import { limitsBind } from './goDecision.ts'
import { words } from '../../text/text.ts'

/** Edit checks of the child's age, its assent, and who obtained consent. */

export const ec002 = defineCheck({
  id: 'EC002',
  severity: 'hard',
  forms: ['CONSENT', 'DEMOG'],
  rule: 'The age at consent lies between the settings age.min and age.max in completed years, unless the child is a screen failure.',
  source: 'paper',
  run: (context) => {
    const birth = answerFrom(context, 'DEMOG', 'BIRTH_DATE')
    const consent = consentDate(context)
    if (birth === undefined || consent === undefined || isScreenFailure(context)) return null
    const item = context.form.oid === 'DEMOG' ? 'BIRTH_DATE' : 'CONSENT_DATE'
    if (consent < birth)
      return {
        message: words(
          'Consent lies before the birth of the child. Correct one of the dates.',
          'رضایت پیش از تولد کودک است. یکی از تاریخ‌ها را اصلاح کنید.',
        ),
        item,
      }
    const youngest = numberSetting(context.context.settings, 'age.min', 2)
    const oldest = numberSetting(context.context.settings, 'age.max', 12)
    const years = completedYears(birth, consent)
    if (years >= youngest && years <= oldest) return null
    const message = words(
      `The child was ${ageInWords(birth, consent)} old at consent; the trial takes ${youngest} to ${oldest} completed years. Check both dates. If they are right, record the decision 'not eligible' in the eligibility form.`,
      `سن کودک هنگام رضایت ${ageInPersian(birth, consent)} بود؛ کارآزمایی کودکان ${youngest} تا ${oldest} سال کامل را می‌پذیرد. هر دو تاریخ را بررسی کنید. اگر درست است، در فرم معیارهای ورود و خروج تصمیم «فاقد شرایط» را ثبت کنید.`,
    )
    return { message, item }
  },
})

export const ec003 = defineCheck({
  id: 'EC003',
  severity: 'hard',
  forms: ['CONSENT'],
  rule: "'Not asked: under 7 years' is no reason to leave out assent from the 7th birthday on.",
  source: 'assumed',
  limits: { age: { value: 7, label: 'Age from which the child is asked for assent', unit: 'years' } },
  run: (context, { age }) => {
    const birth = answerFrom(context, 'DEMOG', 'BIRTH_DATE')
    const consent = consentDate(context)
    if (valueOf(context.values, 'ASSENT_STATUS') !== '3' || birth === undefined || consent === undefined) return null
    if (completedYears(birth, consent) < age) return null
    const message = words(
      `The child was ${ageInWords(birth, consent)} old: from ${age} years on the child is asked. Choose how assent was given, or why the child could not understand.`,
      `سن کودک ${ageInPersian(birth, consent)} بود: از ${age} سالگی از خود کودک پرسیده می‌شود. انتخاب کنید موافقت چگونه گرفته شد یا چرا کودک توان درک نداشت.`,
    )
    return { message, item: 'ASSENT_STATUS' }
  },
})

export const ec004 = defineCheck({
  id: 'EC004',
  severity: 'hard',
  forms: ['CONSENT', 'ELIG', 'PREINJ'],
  rule: 'A child who refuses does not take part: the refusal ends in a screen failure, and nothing goes on.',
  source: 'assumed',
  run: (context) => {
    const { form, values } = context
    if (answerFrom(context, 'CONSENT', 'ASSENT_STATUS') !== '5') return null
    if (form.oid === 'PREINJ') {
      const message = words(
        'The child has refused. No injection may be given: decide to stop.',
        'کودک امتناع کرده است. تزریق مجاز نیست: تصمیم به توقف بگیرید.',
      )
      return limitsBind(context) ? { message, item: 'GO_DECISION' } : null
    }
    if (form.oid === 'ELIG') {
      const message = words(
        'The child has refused. Decide that the child is not eligible.',
        'کودک امتناع کرده است. تصمیم «فاقد شرایط» را ثبت کنید.',
      )
      return valueOf(values, 'ELIG_DECISION') === '2' ? null : { message, item: 'ELIG_DECISION' }
    }
    if (isScreenFailure(context)) return null
    const message = words(
      "The child has refused: nothing more may be done. Record the decision 'not eligible' in the eligibility form; then this form can be completed as it is.",
      'کودک امتناع کرده است: کار دیگری مجاز نیست. در فرم معیارهای ورود و خروج تصمیم «فاقد شرایط» را ثبت کنید؛ سپس این فرم به همین صورت کامل می‌شود.',
    )
    return { message, item: 'ASSENT_STATUS' }
  },
})

export const ec005 = defineCheck({
  id: 'EC005',
  severity: 'deviation',
  forms: ['CONSENT'],
  rule: 'Whoever obtained consent held the role of investigator on that day. Checked where the delegation log is known.',
  source: 'assumed',
  run: (context) => {
    const { values } = context
    const staff = context.context.staff
    if (!staff) return null
    const mayObtain = (user: string, day: string) =>
      staff.some(
        (line) =>
          line.user === user && line.role === 'investigator' && line.from <= day && (!line.to || day <= line.to),
      )
    const say = (date: string, item: string) =>
      departs(
        { category: 'CONSENT', class: 'MAJOR', date },
        words(
          'By the delegation log this person was no investigator on that day.',
          'بر پایه فهرست واگذاری وظایف، این فرد در آن روز پژوهشگر نبود.',
        ),
        item,
      )
    const first = valueOf(values, 'PERSON_OBTAINING')
    const day = consentDate(context)
    const again = repeatsOf(values, 'RECONSENT').flatMap((repeat) => {
      const user = valueOf(values, 'RECONSENT_BY', repeat)
      const date = valueOf(values, 'RECONSENT_DATE', repeat)
      if (user === undefined || date === undefined || mayObtain(user, date)) return []
      return [{ ...say(date, 'RECONSENT_BY'), repeat }]
    })
    if (first === undefined || day === undefined || mayObtain(first, day)) return again
    return [say(day, 'PERSON_OBTAINING'), ...again]
  },
})
