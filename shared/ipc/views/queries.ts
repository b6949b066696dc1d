import { z } from 'zod'
import { itemAddressSchema } from '../../form/address.ts'
import { answerSchema } from '../../form/answer.ts'
import { ROLES } from '../../roles.ts'

export const QUERY_STATES = ['open', 'answered', 'closed', 'cancelled'] as const

/** Which queries the inbox shows; what is absent does not narrow it. */
export const queryFilter = z.strictObject({
  /** 'me': the next step is mine to take; 'others': it is somebody else's. */
  waiting: z.enum(['me', 'others']).exactOptional(),
  /** 'waiting' is open and answered together. */
  status: z.enum(['waiting', ...QUERY_STATES]).exactOptional(),
  subjectId: z.uuid().exactOptional(),
  formId: z.uuid().exactOptional(),
  /** Days since it was raised. */
  olderThan: z.int().min(0).max(10_000).exactOptional(),
})
export type QueryFilter = z.infer<typeof queryFilter>

export const queryRow = z.strictObject({
  id: z.uuid(),
  subjectId: z.uuid(),
  subjectCode: z.string(),
  /** The child's name as the role may see it. */
  name: z.string().nullable(),
  studyEventOid: z.string().nullable(),
  studyEventRepeat: z.int().nullable(),
  /** Null for a query about the child as a whole. */
  formId: z.uuid().nullable(),
  form: z.string().nullable(),
  address: itemAddressSchema.nullable(),
  text: z.string(),
  status: z.enum(QUERY_STATES),
  origin: z.enum(['manual', 'check']),
  check: z.string().nullable(),
  assignedTo: z.enum(ROLES).nullable(),
  raisedBy: z.string(),
  raisedAt: z.iso.datetime(),
  ageDays: z.int(),
  messages: z.int(),
  /** Whose step is next; empty once it is closed or cancelled. */
  waitingFor: z.array(z.enum(ROLES)),
  waitsForMe: z.boolean(),
  may: z.strictObject({
    answer: z.boolean(),
    comment: z.boolean(),
    assign: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    cancel: z.boolean(),
  }),
})
export type QueryRow = z.infer<typeof queryRow>

export const queryThread = z.strictObject({
  query: queryRow,
  messages: z.array(
    z.strictObject({
      kind: z.enum(['answer', 'comment', 'close', 'reopen', 'cancel']),
      text: z.string(),
      by: z.string(),
      role: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** What stands in the item now; null for open, for a form, and where the role may not see it. */
  answer: answerSchema.nullable(),
  masked: z.boolean(),
})
export type QueryThread = z.infer<typeof queryThread>
