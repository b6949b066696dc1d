import { defineCheck } from '../../form/check.ts'
import { itemIndex } from '../../form/items.ts'
import { valueOf } from '../../form/values.ts'
import { criteriaOf } from '../calculations/eligibilityRules.ts'
import { formAt } from '../lookup.ts'
import { answerFrom } from './answerFrom.ts'
import { departs } from './departs.ts'
import { listed, same, sentences, words } from '../../text/text.ts'

/** Edit checks of the decision on eligibility, its signature, and of a child who may be there already. */

export const ec007 = defineCheck({
  id: 'EC007',
  severity: 'deviation',
  forms: ['BMA'],
  rule: 'The investigator has signed the eligibility form before marrow is taken. Marrow that was taken earlier is recorded with a major deviation.',
  source: 'assumed',
  run: ({ form, record, values, context }) => {
    const taken = valueOf(values, 'BMA_DATETIME')
    if (taken === undefined || form.notDone !== undefined) return null
    const signed = formAt(record, 'ELIG', 'SCR')?.signature
    if (signed && signed.at <= taken) return null
    const message = signed
      ? words(
          'Marrow was taken before the investigator signed the eligibility form.',
          'مغز استخوان پیش از امضای فرم معیارهای ورود و خروج از سوی پژوهشگر گرفته شد.',
        )
      : words(
          'Marrow was taken, and the investigator has not signed the eligibility form.',
          'مغز استخوان گرفته شد و پژوهشگر فرم معیارهای ورود و خروج را امضا نکرده است.',
        )
    const doubt = words(
      'The clock of this computer is in doubt: check both times.',
      'ساعت این رایانه نامطمئن است: هر دو زمان را بررسی کنید.',
    )
    const facts = { category: 'ELIGIBILITY', class: 'MAJOR', date: taken.slice(0, 10) } as const
    return departs(facts, context.clockSuspect ? sentences(message, doubt) : message, 'BMA_DATETIME')
  },
})

export const ec008 = defineCheck({
  id: 'EC008',
  severity: 'hard',
  forms: ['ELIG'],
  rule: 'A child is eligible only when every inclusion holds, no exclusion does, and none of them is unknown. There are no waivers.',
  source: 'assumed',
  run: ({ definition, values }) => {
    if (valueOf(values, 'ELIG_DECISION') !== '1' || valueOf(values, 'ELIG_UNCHANGED') === 'Y') return null
    const { failed, open } = criteriaOf(values)
    const namesOf = (items: readonly string[]) =>
      listed(
        items.map((item) => itemIndex(definition).get(item)?.item.label ?? same(item)),
        '; ',
      )
    if (failed.length > 0) {
      const names = namesOf(failed)
      const message = words(
        `Not met: ${names.en}. There are no waivers: decide that the child is not eligible, or correct the answer.`,
        `برآورده نشده: ${names.fa}. چشم‌پوشی ممکن نیست: تصمیم «فاقد شرایط» را ثبت کنید یا پاسخ را اصلاح کنید.`,
      )
      return { message, item: 'ELIG_DECISION' }
    }
    // What is typed by hand and open is asked for by itself; what is computed waits for another form.
    const unknown = open.filter((item) => itemIndex(definition).get(item)?.item.type === 'calculated')
    if (unknown.length === 0) return null
    const names = namesOf(unknown)
    const message = words(
      `Not known yet: ${names.en}. Fill in consent, demographics and laboratory first.`,
      `هنوز نامعلوم: ${names.fa}. نخست رضایت، مشخصات کودک و آزمایشگاه را پر کنید.`,
    )
    return { message, item: 'ELIG_DECISION' }
  },
})

export const ec012 = defineCheck({
  id: 'EC012',
  severity: 'hard',
  forms: ['ELIG', 'GMFCS'],
  rule: 'The GMFCS level in the eligibility form is the one of the GMFCS form at screening.',
  source: 'assumed',
  run: ({ form, studyEvent, record, values, valuesOf }) => {
    if (studyEvent?.oid !== 'SCR') return null
    const other = formAt(record, form.oid === 'ELIG' ? 'GMFCS' : 'ELIG', 'SCR')
    if (!other) return null
    const [eligibility, scale] = form.oid === 'ELIG' ? [values, valuesOf(other)] : [valuesOf(other), values]
    const [stated, assessed] = [valueOf(eligibility, 'I4_GMFCS'), valueOf(scale, 'GMFCS')]
    if (stated === undefined || assessed === undefined || stated === assessed) return null
    const message = words(
      `The eligibility form says level ${stated}, the GMFCS form level ${assessed}. Correct the one that is wrong.`,
      `فرم معیارهای ورود و خروج سطح ${stated} و فرم GMFCS سطح ${assessed} را می‌گوید. نادرست را اصلاح کنید.`,
    )
    return { message, item: form.oid === 'ELIG' ? 'I4_GMFCS' : 'GMFCS' }
  },
})

export const ec013 = defineCheck({
  id: 'EC013',
  severity: 'soft',
  forms: ['DEMOG', 'MEDHX'],
  rule: 'No other child has the same date of birth, sex and birth weight.',
  source: 'assumed',
  run: (context) => {
    const birth = answerFrom(context, 'DEMOG', 'BIRTH_DATE')
    const sex = answerFrom(context, 'DEMOG', 'SEX')
    const weight = answerFrom(context, 'MEDHX', 'BIRTH_WEIGHT')
    if (birth === undefined || sex === undefined || weight === undefined) return null
    if (!context.otherChildren.hasTwin(birth, sex, weight)) return null
    const message = words(
      'A child with the same date of birth, sex and birth weight is registered already. Make sure that this child is not in the trial twice; if it is a twin, confirm with a comment.',
      'کودکی با همین تاریخ تولد، جنس و وزن تولد پیش‌تر ثبت شده است. مطمئن شوید که این کودک دو بار در کارآزمایی نیست؛ اگر دوقلوست، با توضیح تأیید کنید.',
    )
    return { message, item: context.form.oid === 'DEMOG' ? 'BIRTH_DATE' : 'BIRTH_WEIGHT' }
  },
})
