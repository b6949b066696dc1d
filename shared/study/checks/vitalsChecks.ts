import { defineCheck, type CheckContext } from '../../form/check.ts'
import { rowsOf } from '../../form/rows.ts'
import { numberOf, repeatsOf, valueOf, type FormValues } from '../../form/values.ts'
import { TIME_POINTS } from '../forms/vitals.ts'
import { formBeside } from '../lookup.ts'
import { departs } from './departs.ts'
import { sentences, words } from '../../text/text.ts'

/** Edit checks of the vital signs: the planned time points, the set before the injection, and the two pressures. */

const PRE_DOSE = TIME_POINTS.find(({ code }) => code === 'PRE')?.repeat ?? 1

export const ec086 = defineCheck({
  id: 'EC086',
  severity: 'hard',
  forms: ['VITALS', 'INJ'],
  rule: 'A set of vital signs was taken before the injection began. One that was left out, with its reason, is a deviation.',
  source: 'assumed',
  run: (context) => (context.form.oid === 'INJ' ? onInjection(context) : onVitals(context)),
})

const RETIME = words(
  'Move the values to the time point at which they were taken, and say at the first row why the set before was left out.',
  'مقدارها را به زمانی که اندازه‌گیری شده‌اند ببرید و در ردیف نخست بنویسید چرا اندازه‌گیری پیش از تزریق انجام نشد.',
)

function onVitals({ form, record, values, studyEvent }: CheckContext) {
  if (!studyEvent?.oid.startsWith('INJ')) return null
  const injection = formBeside(record, form, 'INJ')
  const start = injection?.notDone === undefined ? injection && valueOf(injection.values, 'INJ_START') : undefined
  const taken = valueOf(values, 'VS_DATETIME', PRE_DOSE)
  if (valueOf(values, 'VS_NOT_DONE', PRE_DOSE) !== undefined) {
    const facts = { category: 'MISSED', class: 'MINOR', ...(start ? { date: start.slice(0, 10) } : {}) } as const
    const raised = departs(
      facts,
      words('No vital signs were taken before the injection.', 'پیش از تزریق علائم حیاتی اندازه‌گیری نشد.'),
      'VS_NOT_DONE',
    )
    return { ...raised, repeat: PRE_DOSE }
  }
  if (taken === undefined || start === undefined || taken <= start) return null
  return {
    message: sentences(
      words('These values are later than the start of the injection.', 'این مقدارها پس از شروع تزریق است.'),
      RETIME,
    ),
    item: 'VS_DATETIME',
    repeat: PRE_DOSE,
  }
}

function onInjection({ form, record, values, valuesOf }: CheckContext) {
  const start = valueOf(values, 'INJ_START')
  if (form.notDone !== undefined || start === undefined) return null
  const vitals = formBeside(record, form, 'VITALS')
  const set: FormValues = vitals ? valuesOf(vitals) : {}
  if (valueOf(set, 'VS_NOT_DONE', PRE_DOSE) !== undefined) return null
  const taken = valueOf(set, 'VS_DATETIME', PRE_DOSE)
  if (taken === undefined) {
    const message = words(
      'No vital signs are recorded before the injection. Record them in the vital signs form, or say there why they were left out.',
      'علائم حیاتی پیش از تزریق ثبت نشده است. آن را در فرم علائم حیاتی ثبت کنید یا همان‌جا بنویسید چرا انجام نشد.',
    )
    return { message, item: 'INJ_START' }
  }
  if (taken <= start) return null
  return {
    message: sentences(
      words(
        'The vital signs before the injection are later than its start. Correct one of the two times.',
        'علائم حیاتی پیش از تزریق دیرتر از شروع آن است. یکی از دو زمان را اصلاح کنید.',
      ),
      RETIME,
    ),
    item: 'INJ_START',
  }
}

export const ec087 = defineCheck({
  id: 'EC087',
  severity: 'hard',
  forms: ['VITALS'],
  rule: 'Every planned time point has its values, or says why it was left out.',
  source: 'assumed',
  run: ({ definition, values, context }) => {
    const group = definition.itemGroups.find(({ oid }) => oid === 'VITALS')
    if (!group) return null
    const shown = rowsOf(definition, group, values, context)
    return TIME_POINTS.filter(({ repeat }) => shown.includes(repeat))
      .filter(({ repeat }) =>
        ['VS_DATETIME', 'VS_NOT_DONE'].every((item) => valueOf(values, item, repeat) === undefined),
      )
      .map(({ repeat, label }) => ({
        message: words(
          `${label.en}: nothing is recorded. Enter the values, or say why the time point was left out.`,
          `${label.fa}: چیزی ثبت نشده است. مقدارها را وارد کنید یا بنویسید چرا این زمان انجام نشد.`,
        ),
        item: 'VS_DATETIME',
        repeat,
      }))
  },
})

export const ec088 = defineCheck({
  id: 'EC088',
  severity: 'hard',
  forms: ['VITALS'],
  rule: 'Diastolic pressure is below systolic pressure.',
  source: 'assumed',
  run: ({ values }) =>
    repeatsOf(values, 'VITALS').flatMap((repeat) => {
      const systolic = numberOf(values, 'SBP', repeat)
      const diastolic = numberOf(values, 'DBP', repeat)
      if (systolic === undefined || diastolic === undefined || diastolic < systolic) return []
      return [
        {
          message: words(
            'Diastolic pressure is not below systolic. Measure again, or correct the two.',
            'فشار دیاستولی کمتر از سیستولی نیست. دوباره اندازه بگیرید یا این دو را اصلاح کنید.',
          ),
          item: 'DBP',
          repeat,
        },
      ]
    }),
})
