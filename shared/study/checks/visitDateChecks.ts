import { defineCheck } from '../../form/check.ts'
import { todayOf } from '../../form/context.ts'
import { valueOf } from '../../form/values.ts'
import { earliestOf } from '../../dates/partialDate.ts'

/** Edit checks of the dates of visits. */

export const ec021 = defineCheck({
  id: 'EC021',
  severity: 'hard',
  forms: 'all',
  rule: 'A visit, and the day a visit form tells of, do not lie in the future.',
  source: 'assumed',
  run: ({ definition, studyEvent, values, context }) => {
    const severity = context.clockSuspect ? 'soft' : 'hard'
    const doubt = context.clockSuspect ? ' The clock of this computer is in doubt: check both.' : ''
    const own = definition.dateItem === undefined ? undefined : valueOf(values, definition.dateItem)
    if (own !== undefined && definition.dateItem !== undefined && earliestOf(own) > todayOf(context)) {
      return { message: `The date lies after today.${doubt}`, item: definition.dateItem, severity }
    }
    const date = studyEvent?.actualDate ?? null
    if (date === null || date <= todayOf(context)) return null
    return { message: `The visit is dated after today. Correct the date of the visit.${doubt}`, severity }
  },
})
