import { z } from 'zod'
import { CELL_STATES } from './subjects.ts'

const place = { subjectId: z.uuid(), subjectCode: z.string(), name: z.string().nullable() }
/** Local to the site, 'YYYY-MM-DDTHH:MM', or as much of it as is known. */
const local = z.string()

/** A serious event that has not been reported yet. */
export const reportClock = z.strictObject({
  ...place,
  /** The adverse event. */
  formId: z.uuid(),
  number: z.int(),
  /** Null while nothing names it, or another person's draft does. */
  title: z.string().nullable(),
  aware: local,
  dueBy: z.iso.datetime(),
  isLate: z.boolean(),
  /** The report that somebody has begun. */
  reportId: z.uuid().nullable(),
})
export type ReportClockView = z.infer<typeof reportClock>

/** One adverse event of the site. What only somebody else's draft says is left out. */
export const eventRow = z.strictObject({
  ...place,
  formId: z.uuid(),
  number: z.int(),
  /** In the words of the site, else the CTCAE term. */
  title: z.string().nullable(),
  term: z.string().nullable(),
  grade: z.int().nullable(),
  onset: local.nullable(),
  /** Null while nobody has said. */
  ongoing: z.boolean().nullable(),
  serious: z.boolean().nullable(),
  related: z.boolean().nullable(),
  /** The injection it counts for; 0 for none. */
  injection: z.int().nullable(),
  hours: z.string().nullable(),
  state: z.enum(CELL_STATES),
  draftBy: z.string().nullable(),
  /** The clock to its report, while one runs. */
  clock: reportClock.pick({ dueBy: true, isLate: true, reportId: true }).nullable(),
})
export type EventRow = z.infer<typeof eventRow>

const words = z.strictObject({ en: z.string(), fa: z.string() })
/** First and last minute a date may mean. */
const span = z.tuple([local, local])

export const timelineEvent = z.strictObject({
  formId: z.uuid(),
  number: z.int(),
  title: z.string().nullable(),
  grade: z.int().nullable(),
  serious: z.boolean().nullable(),
  onset: span,
  /** Null while it goes on. */
  end: span.nullable(),
  injection: z.int().nullable(),
  hours: z.string().nullable(),
  window: words.nullable(),
  /** What the product linked it to, and by which hours. */
  why: words,
})
export type TimelineEvent = z.infer<typeof timelineEvent>

/** The injections of a child with the events on them. */
export const eventTimeline = z.strictObject({
  subjectId: z.uuid(),
  today: z.iso.date(),
  injections: z.array(z.strictObject({ number: z.int(), start: local })),
  events: z.array(timelineEvent),
  /** Events whose onset nobody has given. */
  undated: z.array(timelineEvent.omit({ onset: true, end: true })),
})
export type EventTimeline = z.infer<typeof eventTimeline>

/** The events that the symptoms of a form have opened, or the symptom that has opened this event. */
export const eventLinks = z.strictObject({
  opened: z.array(
    z.strictObject({
      row: z.int(),
      formId: z.uuid(),
      number: z.int(),
      symptom: words,
      isFinished: z.boolean(),
      /** The form does not have the symptom any more. */
      isTakenBack: z.boolean(),
    }),
  ),
  openedBy: z
    .strictObject({
      formId: z.uuid(),
      studyEventOid: z.string(),
      form: z.string(),
      symptom: words,
      isTakenBack: z.boolean(),
    })
    .nullable(),
})
export type EventLinks = z.infer<typeof eventLinks>

/** An adverse event that is not complete yet, for the list of what is to finish. */
export const eventToFinish = z.strictObject({
  ...place,
  formId: z.uuid(),
  number: z.int(),
  title: z.string().nullable(),
  /** Whose draft it is; null for what is record and still open. */
  draftBy: z.string().nullable(),
  isMine: z.boolean(),
  /** The symptom that opened it. */
  symptom: words.nullable(),
  isTakenBack: z.boolean(),
})
