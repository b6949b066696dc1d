import { addDays, daysBetween } from '../../dates/civilDate.ts'
import { defineCheck, type CheckContext } from '../../form/check.ts'
import { valueOf, type FormValues } from '../../form/values.ts'
import { formsOf } from '../lookup.ts'
import { daysWords } from './daysWords.ts'
import { words } from '../../text/text.ts'

interface Period {
  readonly from: string
  readonly to: string
}

/** The periods of rehabilitation of a child. One that ends before it begins is refused by the order of its own dates. */
export const ec032 = defineCheck({
  id: 'EC032',
  severity: 'soft',
  forms: ['REHAB'],
  rule: 'The periods of rehabilitation follow each other day by day, without overlap and without gap.',
  source: 'assumed',
  run: (context) => {
    const own = periodOf(context.values)
    if (!own) return null
    const others = otherPeriods(context)
    const overlapping = others.find(({ from, to }) => from <= own.to && own.from <= to)
    if (overlapping) {
      const message = words(
        `This period overlaps with the one from ${overlapping.from} to ${overlapping.to}. Correct the dates; if both are right, confirm with a comment.`,
        `این دوره با دوره ${overlapping.from} تا ${overlapping.to} هم‌پوشانی دارد. تاریخ‌ها را اصلاح کنید؛ اگر هر دو درست است، با توضیح تأیید کنید.`,
      )
      return { message, item: 'REHAB_FROM' }
    }
    const ends = others.map(({ to }) => to).filter((to) => to < own.from)
    const last = ends.toSorted().at(-1)
    if (last === undefined || addDays(last, 1) === own.from) return null
    const days = daysBetween(last, own.from) - 1
    const message = words(
      `${daysWords(days)} between the period before (until ${last}) and this one are not accounted for. Correct the dates, or confirm with a comment.`,
      `${days} روز میان دوره پیش (تا ${last}) و این دوره ثبت نشده است. تاریخ‌ها را اصلاح کنید یا با توضیح تأیید کنید.`,
    )
    return { message, item: 'REHAB_FROM' }
  },
})

function periodOf(values: FormValues): Period | undefined {
  const [from, to] = [valueOf(values, 'REHAB_FROM'), valueOf(values, 'REHAB_TO')]
  return from === undefined || to === undefined || to < from ? undefined : { from, to }
}

function otherPeriods({ record, form, valuesOf }: CheckContext): readonly Period[] {
  return formsOf(record, 'REHAB')
    .filter((other) => other.id !== form.id)
    .flatMap((other) => periodOf(valuesOf(other)) ?? [])
}
