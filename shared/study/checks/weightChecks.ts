import { daysBetween } from '../../dates/civilDate.ts'
import { defineCheck } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { weighings } from '../lookup.ts'
import { exceeds } from './exceeds.ts'
import { sentences, words } from '../../text/text.ts'

/** Edit checks of body weight, on which every dose per kg rests. */
export const ec091 = defineCheck({
  id: 'EC091',
  severity: 'soft',
  forms: ['DEMOG', 'PHYSEX'],
  rule: 'Weight changes by no more than 15% since it was measured last, and by no more than 1 kg in 7 days. The dose per kg follows the new weight.',
  source: 'assumed',
  limits: {
    percent: { value: 15, label: 'Largest change since the last weight', unit: '%' },
    kilograms: { value: 1, label: 'Largest change within the days below', unit: 'kg' },
    days: { value: 7, label: 'Days within which the change in kg counts' },
  },
  run: ({ form, studyEvent, record, values }, { percent, kilograms, days }) => {
    const item = form.oid === 'DEMOG' ? 'WEIGHT' : 'EXAM_WEIGHT'
    const weight = numberOf(values, item)
    const date = valueOf(values, 'EXAM_DATE') ?? studyEvent?.actualDate ?? undefined
    if (weight === undefined || date === undefined) return null
    const before = weighings(record).filter((each) => each.form.id !== form.id && each.date <= date)
    const last = before.at(-1)
    if (!last) return null
    const changed = Math.abs(weight - last.kilograms)
    const recent = before.find(
      (each) => daysBetween(each.date, date) <= days && exceeds(Math.abs(weight - each.kilograms), kilograms),
    )
    const says = recent
      ? words(
          `${recent.kilograms} kg on ${recent.date}, ${weight} kg now: more than ${kilograms} kg in ${days} days.`,
          `${recent.kilograms} kg در ${recent.date} و اکنون ${weight} kg: بیش از ${kilograms} kg در ${days} روز.`,
        )
      : exceeds(changed, (last.kilograms * percent) / 100)
        ? words(
            `${last.kilograms} kg on ${last.date}, ${weight} kg now: a change of ${formatHalfUp((100 * changed) / last.kilograms, 1)}%.`,
            `${last.kilograms} kg در ${last.date} و اکنون ${weight} kg: تغییر ${formatHalfUp((100 * changed) / last.kilograms, 1)}%.`,
          )
        : undefined
    if (says === undefined) return null
    return {
      message: sentences(
        says,
        words(
          'Weigh again; if it is right, confirm with a comment. Doses per kg follow this weight.',
          'دوباره وزن کنید؛ اگر درست است، با توضیح تأیید کنید. دوز به ازای کیلوگرم از این وزن پیروی می‌کند.',
        ),
      ),
      item,
    }
  },
})
