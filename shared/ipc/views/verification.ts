import { z } from 'zod'
import { itemAddressSchema } from '../../form/address.ts'

/** Why a form is on the plan: all of its kind are, it fell into the sample, or it is not. */
export const PLAN_PLACES = ['all', 'sample', 'none'] as const

export const verificationItem = z.strictObject({
  address: itemAddressSchema,
  /** 'changed': it was verified, and the value has changed since. */
  state: z.enum(['open', 'verified', 'changed']),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  note: z.string().nullable(),
})

/** The ticks of one form. Items without an answer are not on the list, except those cleared after they were verified. */
export const verificationForm = z.strictObject({
  formId: z.uuid(),
  subjectId: z.uuid(),
  plan: z.enum(PLAN_PLACES),
  /** The version of the form that the ticks speak of: give it back with a tick. */
  base: z.int(),
  items: z.array(verificationItem),
  verified: z.int(),
  changed: z.int(),
  mayTick: z.boolean(),
})
export type VerificationForm = z.infer<typeof verificationForm>

/** The next item of the plan that is not verified. */
export const verificationPlace = z.strictObject({
  subjectId: z.uuid(),
  subjectCode: z.string(),
  formId: z.uuid(),
  form: z.string(),
  studyEventOid: z.string().nullable(),
  address: itemAddressSchema,
})
export type VerificationPlace = z.infer<typeof verificationPlace>

/** How far source verification is, child by child. Counts are items of complete forms; `planned` are those of the plan. */
export const verificationProgress = z.strictObject({
  subjectId: z.uuid(),
  subjectCode: z.string(),
  planned: z.int(),
  plannedVerified: z.int(),
  verified: z.int(),
  changed: z.int(),
  forms: z.array(
    z.strictObject({
      formId: z.uuid(),
      form: z.string(),
      studyEventOid: z.string().nullable(),
      repeat: z.int(),
      plan: z.enum(PLAN_PLACES),
      items: z.int(),
      verified: z.int(),
      changed: z.int(),
    }),
  ),
})
export type VerificationProgress = z.infer<typeof verificationProgress>
