import { earliestOf, latestOf } from '../../dates/partialDate.ts'
import { hoursBetween } from '../../dates/dateTime.ts'
import { defineCheck } from '../../form/check.ts'
import { valueOf, type FormValues } from '../../form/values.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { zoneOf } from '../calculations/injectionRules.ts'
import { formsOf } from '../lookup.ts'
import { departs } from './departs.ts'
import { words } from '../../text/text.ts'

/** Edit checks of sedation and of the stay after an injection. */

const SEDATIVES = ['SEDATION', 'ANAESTHETIC']

export const ec083 = defineCheck({
  id: 'EC083',
  severity: 'soft',
  forms: ['INJ'],
  rule: 'When sedation was given, a sedative or anaesthetic stands in the medication log for that day.',
  source: 'assumed',
  run: ({ record, values, valuesOf }) => {
    const sedation = valueOf(values, 'INJ_SEDATION')
    const day = valueOf(values, 'INJ_START')?.slice(0, 10)
    if (sedation === undefined || sedation === 'NONE' || day === undefined) return null
    if (formsOf(record, 'CONMED').some((form) => mayBeSedativeOn(valuesOf(form), day))) return null
    const message = words(
      'No sedative or anaesthetic stands in the medication log for this day. Add it there, or confirm with a comment why none was given.',
      'برای این روز آرام‌بخش یا داروی بیهوشی در فهرست داروها نیست. آن را بیفزایید یا با توضیح تأیید کنید که چرا داده نشد.',
    )
    return { message, item: 'INJ_SEDATION' }
  },
})

/** Whether the medicine is a sedative that may have been given on the day, whatever its partial dates mean. */
function mayBeSedativeOn(medicine: FormValues, day: string): boolean {
  const start = valueOf(medicine, 'CM_START')
  const end = valueOf(medicine, 'CM_END')
  const until = end ?? (valueOf(medicine, 'CM_FREQUENCY') === 'ONCE' ? start : undefined)
  if (!SEDATIVES.includes(valueOf(medicine, 'CM_CLASS') ?? '') || start === undefined) return false
  return earliestOf(start) <= day && (until === undefined || latestOf(until) >= day)
}

export const ec085 = defineCheck({
  id: 'EC085',
  severity: 'deviation',
  forms: ['INJ'],
  rule: 'The child stays for 24 hours after the end of the injection. Discharge before 4 hours is a major deviation.',
  source: 'assumed',
  limits: {
    hours: { value: 24, label: 'Least stay after the end', unit: 'h' },
    least: { value: 4, label: 'Stay below which the deviation is major', unit: 'h' },
  },
  run: ({ values, context }, { hours, least }) => {
    const end = valueOf(values, 'INJ_END')
    const discharge = valueOf(values, 'DISCHARGE')
    if (end === undefined || discharge === undefined) return null
    const stay = hoursBetween(end, discharge, zoneOf(context.settings))
    // A discharge before the end is refused by the order of the two.
    if (stay < 0 || stay >= hours) return null
    const weight = stay < least ? 'MAJOR' : 'MINOR'
    const stayed = formatHalfUp(Math.floor(stay * 10) / 10, 1)
    const message = words(
      `The child left ${stayed} h after the end of the injection; ${hours} h are asked for.`,
      `کودک ${stayed} ساعت پس از پایان تزریق مرخص شد؛ ${hours} ساعت لازم است.`,
    )
    return departs({ category: 'OTHER', class: weight, date: discharge.slice(0, 10) }, message, 'DISCHARGE')
  },
})
