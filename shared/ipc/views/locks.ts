import { z } from 'zod'

export const LOCK_SCOPES = ['form', 'studyEvent', 'subject', 'site'] as const

/** What is frozen or locked. The site is the whole study of this installation and needs no id. */
export const lockPlace = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.enum(['form', 'studyEvent', 'subject']), id: z.uuid() }),
  z.strictObject({ scope: z.literal('site') }),
])
export type LockPlace = z.infer<typeof lockPlace>

/** How a place stands and what keeps it from being locked (R26). */
export const lockState = z.strictObject({
  scope: z.enum(LOCK_SCOPES),
  id: z.uuid(),
  frozen: z.boolean(),
  locked: z.boolean(),
  /** Something that holds this place is frozen or locked. */
  frozenAbove: z.boolean(),
  lockedAbove: z.boolean(),
  openQueries: z.int(),
  drafts: z.array(z.strictObject({ formId: z.uuid(), form: z.string(), subjectCode: z.string(), by: z.string() })),
  unsigned: z.array(
    z.strictObject({
      formId: z.uuid(),
      form: z.string(),
      subjectCode: z.string(),
      studyEventOid: z.string().nullable(),
      state: z.enum(['incomplete', 'unsigned', 'changedSince']),
    }),
  ),
  may: z.strictObject({ freeze: z.boolean(), unfreeze: z.boolean(), lock: z.boolean(), unlock: z.boolean() }),
})
export type LockState = z.infer<typeof lockState>
