import { addDays, daysBetween } from '../../dates/civilDate.ts'
import { defineCheck } from '../../form/check.ts'
import { valueOf } from '../../form/values.ts'
import { formAt, givenInjections, injectionDates } from '../lookup.ts'
import { currentForm } from '../study.ts'
import type { CheckContext } from '../../form/check.ts'
import { daysWords } from './daysWords.ts'
import { departs } from './departs.ts'
import { dayOfDecision, limitsBind } from './goDecision.ts'
import { sentences, words } from '../../text/text.ts'

/** Edit checks of the baseline against the first injection. */

const SCALES = ['GMFCS', 'GMFM88', 'BBS', 'MAS', 'FIM']

export const ec027 = defineCheck({
  id: 'EC027',
  severity: 'hard',
  forms: SCALES,
  rule: 'A baseline scale is done before the first injection starts. One done later is no baseline.',
  source: 'paper',
  run: ({ definition, studyEvent, values, record }) => {
    const item = definition.dateItem
    const date = item === undefined ? undefined : valueOf(values, item)
    const [first] = injectionDates(record)
    if (studyEvent?.oid !== 'BL' || date === undefined || item === undefined || !first) return null
    const begun = givenInjections(record)
      .find((each) => each.number === 1)
      ?.start.slice(11)
    const time = definition.oid === 'GMFM88' ? valueOf(values, 'GMFM_START') : undefined
    const isLater = date > first || (date === first && time !== undefined && begun !== undefined && time >= begun)
    if (!isLater) return null
    const wayOut = definition.mayBeNotDone
      ? words(
          'mark the baseline of this scale as not done, with the reason.',
          'ارزیابی پایه این مقیاس را با ذکر علت انجام‌نشده ثبت کنید.',
        )
      : words(
          'leave the baseline open, and record the level at the next visit.',
          'ارزیابی پایه را باز بگذارید و سطح را در ویزیت بعدی ثبت کنید.',
        )
    return {
      message: words(
        `This lies after the start of injection 1 and cannot be a baseline. Correct the date, or ${wayOut.en}`,
        `این پس از شروع تزریق ۱ است و نمی‌تواند ارزیابی پایه باشد. تاریخ را اصلاح کنید یا ${wayOut.fa}`,
      ),
      item,
    }
  },
})

export const ec028 = defineCheck({
  id: 'EC028',
  severity: 'deviation',
  forms: ['PREINJ', 'INJ'],
  rule: 'The baseline is no older than 21 days at the first injection. Before it a repeat is offered, after it a deviation is opened.',
  source: 'assumed',
  limits: { days: { value: 21, label: 'Oldest baseline at injection 1', unit: 'days' } },
  run: (context, { days }) => {
    if (context.studyEvent?.oid !== 'INJ1') return null
    const oldest = oldestBaseline(context)
    const isAhead = context.form.oid === 'PREINJ'
    const day = isAhead ? dayOfDecision(context) : valueOf(context.values, 'INJ_START')?.slice(0, 10)
    if (oldest === undefined || day === undefined || addDays(oldest, days) >= day) return null
    const message = words(
      `The baseline is ${daysWords(daysBetween(oldest, day))} old at injection 1; ${days} are allowed.`,
      `هنگام تزریق ۱ از ارزیابی پایه ${daysBetween(oldest, day)} روز گذشته است؛ ${days} روز مجاز است.`,
    )
    if (isAhead) {
      const offer = sentences(
        message,
        words('Repeat the scales before the injection.', 'مقیاس‌ها را پیش از تزریق تکرار کنید.'),
      )
      return limitsBind(context) ? { severity: 'suggestion', message: offer } : null
    }
    const facts = { category: 'WINDOW', class: 'MINOR', date: day, days: daysBetween(oldest, day) - days } as const
    return departs(facts, message, 'INJ_START')
  },
})

/** The day of the oldest scale at baseline; the day of the visit stands in while no scale has one. */
function oldestBaseline({ record }: CheckContext): string | undefined {
  const dates = SCALES.flatMap((oid) => {
    const form = formAt(record, oid, 'BL')
    const item = currentForm(oid).dateItem
    return (form && form.notDone === undefined && item !== undefined && valueOf(form.values, item)) || []
  })
  const [oldest] = dates.toSorted()
  return oldest ?? record.studyEvents.find((event) => event.oid === 'BL')?.actualDate ?? undefined
}
