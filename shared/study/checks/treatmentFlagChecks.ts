import { addDays } from '../../dates/civilDate.ts'
import { earliestOf, latestOf } from '../../dates/partialDate.ts'
import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { numberOf, repeatsOf, valueOf, type FormValues } from '../../form/values.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { formAt, formsOf } from '../lookup.ts'
import { dayOf } from './scaleHistory.ts'
import { sentences, type Text, words } from '../../text/text.ts'

/** What else happened to the child before an assessment: it flags the value, and never changes or refuses it. */

const CONFIRM = words(
  'The value is kept and flagged: confirm with a comment.',
  'مقدار نگه داشته و نشان‌دار می‌شود: با توضیح تأیید کنید.',
)

/** Whether a date surely lies between two days, both included. */
const surelyWithin = (date: string | undefined, from: string, to: string): boolean =>
  date !== undefined && earliestOf(date) >= from && latestOf(date) <= to

/** The day of a scale at baseline; of the baseline visit for a form that is no scale. */
function baselineDay(context: CheckContext, oid: string): string | undefined {
  const { record } = context
  const form = formAt(record, oid, 'BL')
  return (
    (form && dayOf(context, form)) ?? record.studyEvents.find((event) => event.oid === 'BL')?.actualDate ?? undefined
  )
}

const LONG_ACTING = ['BONT', 'PHENOL', 'ITB']

/** Why a medicine changes what an Ashworth grade of a day means, or null. */
function influence(medicine: FormValues, assessed: string, baseline: string | undefined, days: number): Text | null {
  const start = valueOf(medicine, 'CM_START')
  const end = valueOf(medicine, 'CM_END')
  const kind = valueOf(medicine, 'CM_CLASS') ?? ''
  if (LONG_ACTING.includes(kind)) {
    const since = baseline !== undefined && baseline < assessed && surelyWithin(start, addDays(baseline, 1), assessed)
    return since
      ? words(
          'Botulinum toxin, phenol or a baclofen pump was given since baseline.',
          'از زمان پایه، بوتولینوم توکسین، فنول یا پمپ باکلوفن داده شده است.',
        )
      : null
  }
  if (kind !== 'ANTISPASTIC') return null
  const from = addDays(assessed, -days)
  const isTaken = start !== undefined && earliestOf(start) <= assessed && (!end || latestOf(end) >= from)
  const isToldChanged = valueOf(medicine, 'CM_DOSE_CHANGE') === 'Y' && isTaken
  const isChanged = isToldChanged || surelyWithin(start, from, assessed) || surelyWithin(end, from, assessed)
  return isChanged
    ? words(
        `An antispastic medicine was changed within ${days} days before the assessment.`,
        `داروی ضداسپاسم در ${days} روز پیش از ارزیابی تغییر کرده است.`,
      )
    : null
}

/** The sentences, each once. */
const unlike = (says: readonly Text[]): readonly Text[] =>
  says.filter((each, index) => says.findIndex(({ en }) => en === each.en) === index)

export const ec060 = defineCheck({
  id: 'EC060',
  severity: 'soft',
  forms: ['MAS', 'CONMED'],
  rule: 'An Ashworth scale within 4 weeks after a change of an antispastic medicine, or after botulinum toxin since baseline, is flagged.',
  source: 'assumed',
  limits: { days: { value: 28, label: 'Days within which a change of dose counts' } },
  run: (context, { days }) => {
    const { form, record, values, valuesOf } = context
    const baseline = baselineDay(context, 'MAS')
    if (form.oid === 'MAS') {
      const assessed = valueOf(values, 'MAS_DATE')
      if (assessed === undefined || form.notDone !== undefined) return null
      const says = formsOf(record, 'CONMED').flatMap(
        (each) => influence(valuesOf(each), assessed, baseline, days) ?? [],
      )
      if (says.length === 0) return null
      return { message: sentences(...unlike(says), CONFIRM), item: 'MAS_DOSE_HOURS' }
    }
    const touched = formsOf(record, 'MAS').flatMap((scale) => {
      const assessed = valueOf(valuesOf(scale), 'MAS_DATE')
      if (assessed === undefined || scale.notDone !== undefined) return []
      return influence(values, assessed, baseline, days) === null ? [] : [assessed]
    })
    if (touched.length === 0) return null
    const days_ = touched.toSorted()
    const message = words(
      `This bears on the Ashworth scale of ${days_.join(' and ')}, which is flagged. If it is right, confirm with a comment.`,
      `این بر مقیاس اشورث ${days_.join(' و ')} اثر دارد که نشان‌دار می‌شود. اگر درست است، با توضیح تأیید کنید.`,
    )
    return { message, item: 'CM_START' }
  },
})

export const ec061 = defineCheck({
  id: 'EC061',
  severity: 'soft',
  forms: ['MAS', 'GMFM88', 'REHAB'],
  rule: 'Hours of therapy change by no more than 50% since baseline, with no new cast or surgery between; else the assessment is flagged.',
  source: 'sibling(Gu20)',
  limits: { percent: { value: 50, label: 'Largest change of therapy hours since baseline', unit: '%' } },
  run: (context, { percent }) =>
    context.form.oid === 'REHAB' ? onPeriod(context, percent) : onScale(context, percent),
})

function onPeriod(context: CheckContext, percent: number): Raised | null {
  const { form, values } = context
  const baseline = baselineDay(context, 'REHAB')
  const before = baseline === undefined ? undefined : periodAt(context, baseline)
  if (!before || before.id === form.id) return null
  const change = changeOfHours(numberOf(before.values, 'REHAB_HOURS'), numberOf(values, 'REHAB_HOURS'), percent)
  return change === null
    ? null
    : {
        message: sentences(
          change,
          words('Check it; if it is right, confirm with a comment.', 'بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.'),
        ),
        item: 'REHAB_HOURS',
      }
}

function onScale(context: CheckContext, percent: number): Raised | null {
  const { form, definition, studyEvent, record, values, valuesOf } = context
  const item = definition.dateItem
  const assessed = item === undefined ? undefined : valueOf(values, item)
  const baseline = baselineDay(context, form.oid)
  if (item === undefined || assessed === undefined || baseline === undefined) return null
  if (form.notDone !== undefined || studyEvent?.oid === 'BL' || assessed <= baseline) return null
  const hoursAt = (day: string) => {
    const period = periodAt(context, day)
    return period && numberOf(period.values, 'REHAB_HOURS')
  }
  const from = addDays(baseline, 1)
  const isCast = formsOf(record, 'REHAB').some((period) =>
    surelyWithin(valueOf(valuesOf(period), 'CAST_DATE'), from, assessed),
  )
  const isOperated = formsOf(record, 'MEDHX').some((history) => {
    const told = valuesOf(history)
    return repeatsOf(told, 'MH_SURGERY').some((row) => surelyWithin(valueOf(told, 'SURGERY_DATE', row), from, assessed))
  })
  const says = [
    changeOfHours(hoursAt(baseline), hoursAt(assessed), percent),
    isCast
      ? words(
          'There was a new cast or another orthosis since baseline.',
          'از زمان پایه گچ تازه یا ارتز دیگری به کار رفته است.',
        )
      : null,
    isOperated ? words('There was surgery since baseline.', 'از زمان پایه جراحی انجام شده است.') : null,
  ].filter((each) => each !== null)
  return says.length === 0 ? null : { message: sentences(...says, CONFIRM), item }
}

/** The period of rehabilitation that a day lies in, else the last one that began before it. */
function periodAt({ record, valuesOf }: Pick<CheckContext, 'record' | 'valuesOf'>, day: string) {
  return formsOf(record, 'REHAB')
    .map((form) => ({ id: form.id, values: valuesOf(form) }))
    .filter(({ values }) => (valueOf(values, 'REHAB_FROM') ?? '9999') <= day)
    .toSorted((a, b) => ((valueOf(a.values, 'REHAB_FROM') ?? '') < (valueOf(b.values, 'REHAB_FROM') ?? '') ? -1 : 1))
    .at(-1)
}

/** A sentence when hours a week changed by more than a share of what they were. From none to some is such a change. */
function changeOfHours(was: number | undefined, is: number | undefined, percent: number): Text | null {
  if (was === undefined || is === undefined || Math.abs(is - was) * 100 <= was * percent) return null
  return words(
    `Therapy changed from ${formatHalfUp(was, 1)} to ${formatHalfUp(is, 1)} hours a week since baseline.`,
    `توان‌بخشی از زمان پایه از ${formatHalfUp(was, 1)} به ${formatHalfUp(is, 1)} ساعت در هفته تغییر کرده است.`,
  )
}
