import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { codesAt, valueOf, type FormValues } from '../../form/values.ts'
import { ctcaeTerm, isGradeOf } from '../../instruments/ctcae.ts'
import { formsOf, onlyValue } from '../lookup.ts'
import { listed, type Text, words } from '../../text/text.ts'

/** Edit checks of grade, seriousness and death. Severity is not seriousness: each is asked for apart, and compared here. */

export const ec103 = defineCheck({
  id: 'EC103',
  severity: 'hard',
  forms: ['AE', 'SAE', 'COMPLETE'],
  rule: 'Death is the same everywhere: grade 5, outcome fatal and serious because of death go together; the date of death is the end of the event, and the study ended by death.',
  source: 'assumed',
  run: (context) => {
    switch (context.form.oid) {
      case 'AE':
        return onEvent(context)
      case 'SAE':
        return onReport(context)
      default:
        return onEnd(context)
    }
  },
})

/** The three answers that speak of death, each with the words for it. */
const DEATH: readonly (readonly [item: string, code: string, what: Text])[] = [
  ['AE_GRADE', '5', words('grade 5', 'درجه ۵')],
  ['AE_OUTCOME', 'FATAL', words('a fatal outcome', 'پیامد فوت')],
  ['AESDTH', 'Y', words('that the child died of it', 'فوت کودک بر اثر آن')],
]

const isFatal = (event: FormValues): boolean => DEATH.some(([item, code]) => valueOf(event, item) === code)

function onEvent({ form, record, values, valuesOf }: CheckContext): readonly Raised[] {
  const says = DEATH.filter(([item, code]) => valueOf(values, item) === code).map(([, , what]) => what)
  if (says.length === 0) return []
  const said = listed(says, ' and ', ' و ')
  const against = DEATH.filter(([item, code]) => (valueOf(values, item) ?? code) !== code).map(([item, , what]) => ({
    message: words(
      `The event says ${said.en}; ${what.en} goes with it. Correct the one that is wrong.`,
      `عارضه می‌گوید: ${said.fa}؛ ${what.fa} نیز باید همراه آن باشد. نادرست را اصلاح کنید.`,
    ),
    item,
  }))
  const died = formsOf(record, 'SAE')
    .map((report) => valuesOf(report))
    .filter((report) => valueOf(report, 'SAE_AE') === form.id)
    .flatMap((report) => valueOf(report, 'DEATH_DATE') ?? [])[0]
  const end = valueOf(values, 'AE_END')
  const isOtherDay = died !== undefined && end !== undefined && !mayBeOn(end, died)
  const status = onlyValue(record, 'COMPLETE', 'STUDY_STATUS')
  return [
    ...against,
    ...(isOtherDay
      ? [
          {
            message: words(
              `The report gives ${died} as the day of death. Correct the end, or the report.`,
              `گزارش، روز فوت را ${died} می‌گوید. پایان عارضه یا گزارش را اصلاح کنید.`,
            ),
            item: 'AE_END',
          },
        ]
      : []),
    ...(status !== undefined && status !== 'DIED'
      ? [
          {
            message: words(
              "The end of study form does not say 'died'. Correct the one that is wrong.",
              'فرم پایان مطالعه «فوت» را نمی‌گوید. نادرست را اصلاح کنید.',
            ),
            item: 'AE_OUTCOME',
          },
        ]
      : []),
  ]
}

/** Whether a date, partial or with a time, may lie on a day. */
const mayBeOn = (date: string, day: string): boolean => day.startsWith(date.slice(0, 10))

function onReport({ record, values, valuesOf }: CheckContext): readonly Raised[] {
  const event = formsOf(record, 'AE').find(({ id }) => id === valueOf(values, 'SAE_AE'))
  if (!event) return []
  const facts = valuesOf(event)
  const tellsDeath = codesAt(values, 'SAE_CRITERIA').includes('AESDTH')
  if (tellsDeath && !isFatal(facts)) {
    return [
      {
        message: words(
          `Adverse event ${event.repeat} is not fatal. Correct the one that is wrong.`,
          `عارضه ${event.repeat} منجر به فوت نیست. نادرست را اصلاح کنید.`,
        ),
        item: 'SAE_CRITERIA',
      },
    ]
  }
  if (!tellsDeath && isFatal(facts) && valueOf(values, 'SAE_REPORT_TYPE') === 'FINAL') {
    const message = words(
      `Adverse event ${event.repeat} is fatal: the final report names death.`,
      `عارضه ${event.repeat} منجر به فوت شده است: گزارش نهایی باید فوت را نام ببرد.`,
    )
    return [{ message, item: 'SAE_CRITERIA' }]
  }
  const [died, end] = [valueOf(values, 'DEATH_DATE'), valueOf(facts, 'AE_END')]
  if (died === undefined || end === undefined || mayBeOn(end, died)) return []
  return [
    {
      message: words(
        `Adverse event ${event.repeat} ends on ${end.slice(0, 10)}. Correct one of the two.`,
        `عارضه ${event.repeat} در ${end.slice(0, 10)} پایان می‌یابد. یکی از این دو را اصلاح کنید.`,
      ),
      item: 'DEATH_DATE',
    },
  ]
}

function onEnd({ record, values, valuesOf }: CheckContext): readonly Raised[] {
  const fatal = formsOf(record, 'AE').find((event) => valueOf(valuesOf(event), 'AE_OUTCOME') === 'FATAL')
  const status = valueOf(values, 'STUDY_STATUS')
  if (!fatal || status === undefined || status === 'DIED') return []
  const message = words(
    `Adverse event ${fatal.repeat} is fatal: the study ended by death. Correct the one that is wrong.`,
    `عارضه ${fatal.repeat} منجر به فوت شده است: مطالعه با فوت پایان یافته است. نادرست را اصلاح کنید.`,
  )
  return [{ message, item: 'STUDY_STATUS' }]
}

export const ec104 = defineCheck({
  id: 'EC104',
  severity: 'soft',
  forms: ['AE'],
  rule: 'Grade 4 without danger to life is asked about: some terms define it otherwise. Grade 5 without death is refused (EC103).',
  source: 'ref(CTCAE5); soft by decision 0010',
  run: ({ values }) => {
    if (valueOf(values, 'AE_GRADE') !== '4' || valueOf(values, 'AESLIFE') !== 'N') return null
    const isMild = valueOf(values, 'AE_SERIOUS') === 'N'
    const message = words(
      `Grade 4 is life-threatening in most terms; here life was not in danger${isMild ? ', and the event is not serious' : ''}. Check both; if they are right, confirm with a comment.`,
      `درجه ۴ در بیشتر اصطلاح‌ها تهدیدکننده حیات است؛ اینجا حیات در خطر نبود${isMild ? ' و عارضه جدی نیست' : ''}. هر دو را بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.`,
    )
    return { message, item: 'AE_GRADE' }
  },
})

export const ec105 = defineCheck({
  id: 'EC105',
  severity: 'soft',
  forms: ['AE'],
  rule: 'An event of grade 3 that is not serious is asked about.',
  source: 'ref(CTCAE5)',
  run: ({ values }) => {
    if (valueOf(values, 'AE_GRADE') !== '3' || valueOf(values, 'AE_SERIOUS') !== 'N') return null
    const message = words(
      'A severe event that is not serious. Check for a hospital stay and the other questions; if they are right, confirm with a comment.',
      'عارضه شدید است ولی جدی نیست. بستری و پرسش‌های دیگر را بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.',
    )
    return { message, item: 'AE_GRADE' }
  },
})

/** A limit of the instruments (section 7) that the protocol has no number for. */
export const gradeOfTerm = defineCheck({
  id: 'FC34',
  severity: 'hard',
  forms: ['AE'],
  rule: 'The term is one of CTCAE v5.0, and the grade is one that the term has.',
  source: 'ref(CTCAE5)',
  run: ({ values }) => {
    const term = valueOf(values, 'AE_CTCAE')
    const grade = valueOf(values, 'AE_GRADE')
    if (term === undefined) return null
    const known = ctcaeTerm(term)
    if (!known)
      return {
        message: words(
          'CTCAE v5.0 has no such term. Choose one of the list.',
          'CTCAE v5.0 چنین اصطلاحی ندارد. یکی از فهرست را انتخاب کنید.',
        ),
        item: 'AE_CTCAE',
      }
    if (grade === undefined || isGradeOf(term, Number(grade))) return null
    const message = words(
      `${term} has no grade ${grade}; it has ${known.grades.join(', ')}. Correct the grade, or choose another term.`,
      `${term} درجه ${grade} ندارد؛ درجه‌های آن: ${known.grades.join('، ')}. درجه را اصلاح کنید یا اصطلاح دیگری انتخاب کنید.`,
    )
    return { message, item: 'AE_GRADE' }
  },
})
