import { hoursBetween } from '../../dates/dateTime.ts'
import { defineCheck, type Check, type CheckContext, type Raised } from '../../form/check.ts'
import { numberOf, repeatsOf, valueOf } from '../../form/values.ts'
import { zoneOf } from '../calculations/injectionRules.ts'
import { TIME_POINTS } from '../forms/vitals.ts'
import { formAt } from '../lookup.ts'
import { type Text, words } from '../../text/text.ts'

/*
 * The course of the vital signs around an injection: time points in their order and in time, and consciousness.
 * Limits of the protocol's field list that have no EC number there.
 */

const source = 'field list of the protocol'

/** A planned time point that has a time. `minutes` counts from the start of the injection, `gap` from the point before. */
interface Taken {
  readonly repeat: number
  readonly label: Text
  readonly minutes: number
  readonly gap: number | undefined
  readonly at: string
}

/** The planned points of the form that have a time, in the order of the plan. */
function takenPoints({ values }: CheckContext): readonly Taken[] {
  const planned = TIME_POINTS.flatMap(({ repeat, label, minutes }) =>
    minutes === undefined ? [] : [{ repeat, label, minutes }],
  )
  return planned.flatMap((point, index) => {
    const at = valueOf(values, 'VS_DATETIME', point.repeat)
    const before = planned[index - 1]
    return at === undefined ? [] : [{ ...point, at, gap: before && point.minutes - before.minutes }]
  })
}

/** When the injection began that the vital signs belong to, here or on the ward after it. */
function startOfInjection({ record, studyEvent }: CheckContext): string | undefined {
  const number = /^(?:INJ|OBS-)(\d)$/.exec(studyEvent?.oid ?? '')?.[1]
  const injection = number === undefined ? undefined : formAt(record, 'INJ', `INJ${number}`)
  return injection && injection.notDone === undefined ? valueOf(injection.values, 'INJ_START') : undefined
}

const order = defineCheck({
  id: 'FC36',
  severity: 'hard',
  forms: ['VITALS'],
  rule: 'The time points were measured in their order, and those from the start of the injection on not before it.',
  source,
  run: (context) => {
    const start = startOfInjection(context)
    const points = takenPoints(context)
    return points.flatMap(({ repeat, label, minutes, at }, index): readonly Raised[] => {
      const before = points[index - 1]
      const place = { item: 'VS_DATETIME', repeat }
      if (before && at < before.at) {
        return [
          {
            ...place,
            message: words(
              `${label.en} is earlier than ${before.label.en}. Correct one of the two times.`,
              `«${label.fa}» زودتر از «${before.label.fa}» است. یکی از دو زمان را اصلاح کنید.`,
            ),
          },
        ]
      }
      if (start === undefined || minutes < 0 || at >= start) return []
      return [
        {
          ...place,
          message: words(
            `${label.en} is earlier than the start of the injection. Correct one of the two times.`,
            `«${label.fa}» زودتر از شروع تزریق است. یکی از دو زمان را اصلاح کنید.`,
          ),
        },
      ]
    })
  },
})

const late = defineCheck({
  id: 'FC37',
  severity: 'soft',
  forms: ['VITALS'],
  rule: 'A time point is not later than half of the time that the plan leaves between it and the one before.',
  source,
  limits: { share: { value: 50, label: 'Latest, of the time between two points', unit: '%' } },
  run: (context, { share }) => {
    const start = startOfInjection(context)
    if (start === undefined) return null
    const zone = zoneOf(context.context.settings)
    return takenPoints(context).flatMap(({ repeat, label, minutes, gap, at }) => {
      const minutesLate = Math.round(hoursBetween(start, at, zone) * 60) - minutes
      if (gap === undefined || minutesLate <= (gap * share) / 100) return []
      const message = words(
        `${label.en} was measured ${minutesLate} minutes late. If the time is right, confirm with a comment.`,
        `«${label.fa}» با ${minutesLate} دقیقه تأخیر اندازه‌گیری شد. اگر زمان درست است، با توضیح تأیید کنید.`,
      )
      return [{ message, item: 'VS_DATETIME', repeat }]
    })
  },
})

const consciousness = defineCheck({
  id: 'FC38',
  severity: 'soft',
  forms: ['VITALS'],
  rule: 'The Glasgow coma scale does not fall by two points or more from one measurement to the next.',
  source,
  limits: { fall: { value: 2, label: 'Fall from which an event is asked for' } },
  run: ({ values }, { fall }) => {
    const measured = repeatsOf(values, 'VITALS')
      .flatMap((repeat) => {
        const score = numberOf(values, 'GCS', repeat)
        const at = valueOf(values, 'VS_DATETIME', repeat)
        return score === undefined || at === undefined ? [] : [{ repeat, score, at }]
      })
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.repeat - b.repeat))
    return measured.flatMap(({ repeat, score }, index) => {
      const before = measured[index - 1]
      if (!before || before.score - score < fall) return []
      const message = words(
        `It fell from ${before.score} to ${score}. Record an adverse event, or confirm with a comment why it is none.`,
        `از ${before.score} به ${score} افت کرد. عارضه‌ای ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.`,
      )
      return [{ message, item: 'GCS', repeat }]
    })
  },
})

export const vitalsCourseChecks: readonly Check[] = [order, late, consciousness]
