import { z } from 'zod'
import { channel, withRight, type Channel } from './channel.ts'
import { eventLinks, eventRow, eventTimeline, reportClock } from './views/adverseEvents.ts'

const read = withRight('record.read')
const nothing = z.strictObject({})

/** What the safety of the children asks: every event of the site, the clocks to the reports, a child's timeline. */
export const adverseEventChannels = {
  'events.list': channel(read, nothing, z.array(eventRow)),
  /** The serious events that wait for their report, the most urgent first. */
  'events.clocks': channel(read, nothing, z.array(reportClock)),
  'events.timeline': channel(read, z.strictObject({ subjectId: z.uuid() }), eventTimeline),
  /** What binds symptoms and events together: of a form after an injection, a call, or an adverse event. */
  'events.links': channel(read, z.strictObject({ formId: z.uuid() }), eventLinks),
  /** Saves the form with the symptom, and gives the event that is opened for it. */
  'events.openForSymptom': channel(
    withRight('record.write'),
    z.strictObject({ formId: z.uuid(), base: z.int(), row: z.int().min(1).max(255) }),
    z.strictObject({ formId: z.uuid() }),
  ),
  /** The report of a serious event: the one that was begun, else a new one with what is known. */
  'events.openReport': channel(
    withRight('record.write'),
    z.strictObject({ formId: z.uuid() }),
    z.strictObject({ formId: z.uuid() }),
  ),
  /** Records to whom, how and when a report was sent; the clock of its event stops. */
  'events.reportSent': channel(
    withRight('record.write'),
    z.strictObject({
      /** The report. */
      formId: z.uuid(),
      base: z.int(),
      /** Local to the site, 'YYYY-MM-DDTHH:MM'. */
      at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
      to: z.array(z.string().max(40)).min(1).max(10),
      how: z.string().max(40),
    }),
    z.strictObject({ isLate: z.boolean() }),
  ),
} as const satisfies Record<string, Channel>
