import { z } from 'zod'

/** What makes an act worth a look (R43). */
export const RISKS = [
  'afterCompletion',
  'scoreAfterTotal',
  'lateEntry',
  'manyForms',
  'clockStep',
  'nightEntry',
  'confirmedCheck',
] as const
export type Risk = (typeof RISKS)[number]

export const reviewFilter = z.strictObject({
  risks: z.array(z.enum(RISKS)).min(1).exactOptional(),
  subjectId: z.uuid().exactOptional(),
  reviewed: z.boolean().exactOptional(),
  from: z.iso.datetime().exactOptional(),
  to: z.iso.datetime().exactOptional(),
})
export type ReviewFilter = z.infer<typeof reviewFilter>

/** One act of the trail with the risks found in it. */
export const reviewRow = z.strictObject({
  fromSequence: z.int(),
  toSequence: z.int(),
  risks: z.array(z.enum(RISKS)).min(1),
  kind: z.string(),
  time: z.iso.datetime(),
  offset: z.string(),
  by: z.string().nullable(),
  role: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  subjectCode: z.string().nullable(),
  studyEventOid: z.string().nullable(),
  formId: z.uuid().nullable(),
  form: z.string().nullable(),
  /** Records of the act. */
  records: z.int(),
  /** For a late entry, days between observation and entry. */
  lateDays: z.int().nullable(),
  reviewed: z
    .strictObject({
      outcome: z.enum(['accepted', 'questioned']),
      by: z.string(),
      at: z.iso.datetime(),
      note: z.string().nullable(),
    })
    .nullable(),
})
export type ReviewRow = z.infer<typeof reviewRow>

/** A page of the review list, newest first. A page may be short, or empty, while `next` still leads on to older acts. */
export const reviewPage = z.strictObject({ rows: z.array(reviewRow), next: z.int().nullable() })
export type ReviewPage = z.infer<typeof reviewPage>
