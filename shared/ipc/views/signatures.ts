import { z } from 'zod'
import { itemAddressSchema } from '../../form/address.ts'
import { answerSchema } from '../../form/answer.ts'
import { formView } from './form.ts'

export const SIGNED_SCOPES = ['form', 'studyEvent', 'subject'] as const
/** What a signature says (R28). */
export const MEANINGS = ['reviewed', 'approved', 'responsible'] as const
export type Meaning = (typeof MEANINGS)[number]

export const signTarget = z.strictObject({ scope: z.enum(SIGNED_SCOPES), id: z.uuid() })
export type SignTarget = z.infer<typeof signTarget>

const place = {
  scope: z.enum(SIGNED_SCOPES),
  /** Of the form, the visit or the child. */
  id: z.uuid(),
  subjectId: z.uuid(),
  subjectCode: z.string(),
  studyEventOid: z.string().nullable(),
  studyEventRepeat: z.int().nullable(),
  form: z.string().nullable(),
  /** The number of a log row, 1 elsewhere. */
  repeat: z.int(),
}

/** A signature as it stands on the record (R28) and whether it still holds (R32). */
export const signatureView = z.strictObject({
  ...place,
  signatureId: z.uuid(),
  printedName: z.string(),
  role: z.string(),
  meaning: z.string(),
  signedAt: z.iso.datetime(),
  offset: z.string(),
  contentHash: z.string(),
  state: z.enum(['holds', 'changedSince', 'withdrawn']),
})
export type SignatureView = z.infer<typeof signatureView>

/**
 * A form that is complete and not signed, or not as it is now; or a visit or a casebook that can be signed as a whole, because
 * nothing of it is still to be entered and some of its forms wait.
 */
export const waitingSignature = z.strictObject({
  ...place,
  state: z.enum(['unsigned', 'changedSince']),
  /** The visit that the form stands at, or that is signed as a whole. */
  studyEventId: z.uuid().nullable(),
  /** The newest signature that a change took away; null for what was never signed. */
  signatureId: z.uuid().nullable(),
  /** How many forms one signature on it stands for. */
  forms: z.int(),
  openQueries: z.int(),
})
export type WaitingSignature = z.infer<typeof waitingSignature>

const signedForm = z.strictObject({
  formId: z.uuid(),
  form: z.string(),
  version: z.string(),
  repeat: z.int(),
  studyEventOid: z.string().nullable(),
  state: z.enum(['empty', 'open', 'complete']),
  notDone: z.string().nullable(),
  answered: z.int(),
  missing: z.int(),
  /** Soft checks that somebody confirmed, and why. */
  confirmedChecks: z.array(z.strictObject({ check: z.string(), comment: z.string(), by: z.string() })),
  openQueries: z.int(),
  /** Every answer and every computed value; null for one that could not be computed. */
  lines: z.array(
    z.strictObject({ address: itemAddressSchema, answer: answerSchema.nullable(), computed: z.boolean() }),
  ),
})

/** What would be signed. `contentHash` goes back with the signature, so that exactly this is signed (R29). */
export const signContent = z.strictObject({
  ...place,
  contentHash: z.string(),
  forms: z.array(signedForm),
  /** Why it cannot be signed now, in sentences; empty when it can. */
  blocks: z.array(z.string()),
})
export type SignContent = z.infer<typeof signContent>

export const signPreview = z.strictObject({
  /** The first signature since signing in, or since a lock, asks for the user name too (R30). */
  needsUsername: z.boolean(),
  contents: z.array(signContent),
  /** Names behind the ids in the answers. */
  people: formView.shape.people,
  references: formView.shape.references,
})
export type SignPreview = z.infer<typeof signPreview>

/** One change of what had been signed. */
export const changeSinceSigned = z.strictObject({
  sequence: z.int(),
  time: z.iso.datetime(),
  by: z.string(),
  formId: z.uuid().nullable(),
  form: z.string().nullable(),
  /** Null for a change of the visit or the form itself; `field` then names it. */
  address: itemAddressSchema.nullable(),
  field: z.string(),
  old: z.string().nullable(),
  new: z.string().nullable(),
  reason: z.string().nullable(),
})
export type ChangeSinceSigned = z.infer<typeof changeSinceSigned>
