import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { codesAt, valueOf, type FormValues } from '../../form/values.ts'
import { ctcaeTerm, isGradeOf } from '../../instruments/ctcae.ts'
import { formsOf, onlyValue } from '../lookup.ts'

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
const DEATH: readonly (readonly [item: string, code: string, what: string])[] = [
  ['AE_GRADE', '5', 'grade 5'],
  ['AE_OUTCOME', 'FATAL', 'a fatal outcome'],
  ['AESDTH', 'Y', 'that the child died of it'],
]

const isFatal = (event: FormValues): boolean => DEATH.some(([item, code]) => valueOf(event, item) === code)

function onEvent({ form, record, values, valuesOf }: CheckContext): readonly Raised[] {
  const says = DEATH.filter(([item, code]) => valueOf(values, item) === code).map(([, , what]) => what)
  if (says.length === 0) return []
  const against = DEATH.filter(([item, code]) => (valueOf(values, item) ?? code) !== code).map(([item, , what]) => ({
    message: `The event says ${says.join(' and ')}; ${what} goes with it. Correct the one that is wrong.`,
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
      ? [{ message: `The report gives ${died} as the day of death. Correct the end, or the report.`, item: 'AE_END' }]
      : []),
    ...(status !== undefined && status !== 'DIED'
      ? [{ message: "The end of study form does not say 'died'. Correct the one that is wrong.", item: 'AE_OUTCOME' }]
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
      { message: `Adverse event ${event.repeat} is not fatal. Correct the one that is wrong.`, item: 'SAE_CRITERIA' },
    ]
  }
  if (!tellsDeath && isFatal(facts) && valueOf(values, 'SAE_REPORT_TYPE') === 'FINAL') {
    const message = `Adverse event ${event.repeat} is fatal: the final report names death.`
    return [{ message, item: 'SAE_CRITERIA' }]
  }
  const [died, end] = [valueOf(values, 'DEATH_DATE'), valueOf(facts, 'AE_END')]
  if (died === undefined || end === undefined || mayBeOn(end, died)) return []
  return [
    {
      message: `Adverse event ${event.repeat} ends on ${end.slice(0, 10)}. Correct one of the two.`,
      item: 'DEATH_DATE',
    },
  ]
}

function onEnd({ record, values, valuesOf }: CheckContext): readonly Raised[] {
  const fatal = formsOf(record, 'AE').find((event) => valueOf(valuesOf(event), 'AE_OUTCOME') === 'FATAL')
  const status = valueOf(values, 'STUDY_STATUS')
  if (!fatal || status === undefined || status === 'DIED') return []
  const message = `Adverse event ${fatal.repeat} is fatal: the study ended by death. Correct the one that is wrong.`
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
    const serious = valueOf(values, 'AE_SERIOUS') === 'N' ? ', and the event is not serious' : ''
    const message = `Grade 4 is life-threatening in most terms; here life was not in danger${serious}. Check both; if they are right, confirm with a comment.`
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
    const message =
      'A severe event that is not serious. Check for a hospital stay and the other questions; if they are right, confirm with a comment.'
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
    if (!known) return { message: 'CTCAE v5.0 has no such term. Choose one of the list.', item: 'AE_CTCAE' }
    if (grade === undefined || isGradeOf(term, Number(grade))) return null
    const message = `${term} has no grade ${grade}; it has ${known.grades.join(', ')}. Correct the grade, or choose another term.`
    return { message, item: 'AE_GRADE' }
  },
})
