import { defineCheck } from '../../form/check.ts'
import { todayOf } from '../../form/context.ts'
import { CLOCK_IN_DOUBT } from '../../form/finding.ts'
import { valueOf } from '../../form/values.ts'
import { earliestOf } from '../../dates/partialDate.ts'
import { study, visitNameOf } from '../study.ts'
import { isLeadForm } from './leadForm.ts'
import { sentences, words } from '../../text/text.ts'

/** Edit checks of the dates of visits. */

export const ec021 = defineCheck({
  id: 'EC021',
  severity: 'hard',
  forms: 'all',
  rule: 'A visit, and the day a visit form tells of, do not lie in the future.',
  source: 'assumed',
  run: ({ definition, studyEvent, values, context }) => {
    const severity = context.clockSuspect ? 'soft' : 'hard'
    const doubt = context.clockSuspect ? [CLOCK_IN_DOUBT] : []
    const own = definition.dateItem === undefined ? undefined : valueOf(values, definition.dateItem)
    if (own !== undefined && definition.dateItem !== undefined && earliestOf(own) > todayOf(context)) {
      return {
        message: sentences(words('The date lies after today.', 'تاریخ پس از امروز است.'), ...doubt),
        item: definition.dateItem,
        severity,
      }
    }
    const date = studyEvent?.actualDate ?? null
    if (date === null || date <= todayOf(context)) return null
    return {
      message: sentences(
        words(
          'The visit is dated after today. Correct the date of the visit.',
          'تاریخ ویزیت پس از امروز است. تاریخ ویزیت را اصلاح کنید.',
        ),
        ...doubt,
      ),
      severity,
    }
  },
})

/* Baseline and marrow aspiration may come in either order: their windows overlap. */
const EITHER_ORDER = [['BMA', 'BL']] as const

export const ec022 = defineCheck({
  id: 'EC022',
  severity: 'hard',
  forms: 'all',
  rule: 'Visits follow each other in the order of the protocol. Marrow and baseline may change places; early termination and unscheduled visits stand anywhere.',
  source: 'assumed',
  run: ({ form, studyEvent, record }) => {
    const date = studyEvent?.actualDate ?? null
    if (!studyEvent || date === null || !isLeadForm(record, form)) return null
    const wrong = record.studyEvents.find((other) => {
      if (other.actualDate === null) return false
      const order = protocolOrder(other.oid, studyEvent.oid)
      return order < 0 ? other.actualDate > date : order > 0 && other.actualDate < date
    })
    if (!wrong) return null
    const [own, other] = [visitNameOf(studyEvent.oid), visitNameOf(wrong.oid)]
    const isEarly = protocolOrder(wrong.oid, studyEvent.oid) < 0
    const message = words(
      `${own.en} is dated ${isEarly ? 'before' : 'after'} '${other.en}' (${wrong.actualDate}). Correct the date of one of the two visits.`,
      `تاریخ «${own.fa}» ${isEarly ? 'پیش' : 'پس'} از «${other.fa}» (${wrong.actualDate}) است. تاریخ یکی از دو ویزیت را اصلاح کنید.`,
    )
    return { message }
  },
})

/** Negative when the first visit comes before the second in the protocol, 0 where there is no order between them. */
function protocolOrder(first: string, second: string): number {
  if (EITHER_ORDER.some((pair) => pair.includes(first as never) && pair.includes(second as never))) return 0
  const [one, other] = [first, second].map((oid) =>
    study.studyEvents.findIndex((each) => each.oid === oid && ordered(oid)),
  )
  return one === undefined || other === undefined || one < 0 || other < 0 ? 0 : one - other
}

const ordered = (oid: string) => oid !== 'ET' && oid !== 'UNS'
