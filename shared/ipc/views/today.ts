import { z } from 'zod'
import { eventToFinish, reportClock } from './adverseEvents.ts'

const place = { subjectId: z.uuid(), subjectCode: z.string(), name: z.string().nullable() }

/** The first screen of the day. Lists are complete; the screen folds them. */
export const todayView = z.strictObject({
  visits: z.array(
    z.strictObject({
      ...place,
      oid: z.string(),
      state: z.enum(['due', 'overdue']),
      planned: z.iso.date().nullable(),
      latest: z.iso.date().nullable(),
      daysLeft: z.int().nullable(),
      forms: z.array(z.strictObject({ form: z.string(), state: z.string() })),
    }),
  ),
  drafts: z.array(
    z.strictObject({
      ...place,
      formId: z.uuid(),
      form: z.string(),
      name: z.string().nullable(),
      since: z.iso.datetime(),
      answered: z.int(),
      required: z.int(),
    }),
  ),
  holds: z.array(z.strictObject({ ...place, check: z.string(), message: z.string() })),
  /** The clocks to the reports of serious events. */
  seriousEvents: z.array(reportClock),
  eventsToFinish: z.array(eventToFinish),
  queries: z.array(
    z.strictObject({ ...place, queryId: z.uuid(), formId: z.uuid().nullable(), text: z.string(), ageDays: z.int() }),
  ),
})
export type TodayView = z.infer<typeof todayView>
