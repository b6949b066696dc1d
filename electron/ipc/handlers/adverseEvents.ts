import { openReport } from '../../../db/acts/openReport.ts'
import { openSymptomEvent } from '../../../db/acts/openSymptomEvent.ts'
import { recordReportSent } from '../../../db/acts/recordReportSent.ts'
import { readEventLinks } from '../../../db/read/eventLinks.ts'
import { readEventRows } from '../../../db/read/eventRows.ts'
import { readEventTimeline } from '../../../db/read/eventTimeline.ts'
import { readReportClocks } from '../../../db/read/seriousEvents.ts'
import type { HandlersOf } from '../handlers.ts'

/** Adverse events: the list, the clocks to the reports, the timeline of a child, and what symptoms have opened. */
export const adverseEventHandlers: HandlersOf<'events'> = {
  'events.list': (_input, { read }) => [...readEventRows(read)],
  'events.clocks': (_input, { read }) => [...readReportClocks(read)],
  'events.timeline': ({ subjectId }, { read }) => readEventTimeline(read, subjectId),
  'events.links': ({ formId }, { read }) => readEventLinks(read, formId),
  'events.openForSymptom': (wanted, { act }) => ({ formId: openSymptomEvent(act, wanted) }),
  'events.openReport': ({ formId }, { act }) => ({ formId: openReport(act, formId) }),
  'events.reportSent': (wanted, { act }) => recordReportSent(act, wanted),
}
