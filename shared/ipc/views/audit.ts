import { z } from 'zod'

export const auditFilter = z.strictObject({
  subjectId: z.uuid().exactOptional(),
  formId: z.uuid().exactOptional(),
  formOid: z.string().max(40).exactOptional(),
  studyEventOid: z.string().max(40).exactOptional(),
  item: z.string().max(80).exactOptional(),
  userId: z.uuid().exactOptional(),
  role: z.string().max(20).exactOptional(),
  kind: z.string().max(60).exactOptional(),
  from: z.iso.datetime().exactOptional(),
  to: z.iso.datetime().exactOptional(),
  text: z.string().max(200).exactOptional(),
  afterCompletion: z.boolean().exactOptional(),
})
export type AuditFilter = z.infer<typeof auditFilter>

export const auditRow = z.strictObject({
  sequence: z.int(),
  time: z.iso.datetime(),
  offset: z.string(),
  clock: z.enum(['ok', 'suspect']),
  userId: z.uuid().nullable(),
  by: z.string().nullable(),
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  kind: z.string(),
  subjectId: z.uuid().nullable(),
  subjectCode: z.string().nullable(),
  studyEventOid: z.string().nullable(),
  formId: z.uuid().nullable(),
  formOid: z.string().nullable(),
  /** What kind of thing changed; null for an act that changes none. */
  entity: z.string().nullable(),
  item: z.string().nullable(),
  old: z.string().nullable(),
  new: z.string().nullable(),
  reason: z.string().nullable(),
  observed: z.string().nullable(),
  entered: z.string().nullable(),
  mode: z.string(),
  check: z.string().nullable(),
  detail: z.string(),
  hash: z.string(),
  redacted: z.boolean(),
})
export type AuditRow = z.infer<typeof auditRow>

export const auditPage = z.strictObject({
  rows: z.array(auditRow),
  /** Null when there are too many to be counted at once. */
  total: z.int().nullable(),
  /** Sequence to continue from, null at the end. A page may be short, or empty, with more to come. */
  next: z.int().nullable(),
  head: z.string(),
  lastSequence: z.int(),
})

/** Somebody whose acts can be asked for. */
export const auditPerson = z.strictObject({ id: z.uuid(), name: z.string(), role: z.string() })
