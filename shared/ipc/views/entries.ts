import { z } from 'zod'
import { itemAddressSchema } from '../../form/address.ts'
import { answerSchema } from '../../form/answer.ts'

/** How far a form is that two people enter, and what this person can do about it. Holds no answer. */
export const entryState = z.strictObject({
  stage: z.enum(['first', 'second', 'resolving', 'done']),
  part: z.enum(['enter', 'resolve', 'wait']),
  /** Which entry this person types or sees; null for neither. */
  number: z.union([z.literal(1), z.literal(2)]).nullable(),
  /** Who made or makes each; null while nobody has begun. */
  firstBy: z.string().nullable(),
  secondBy: z.string().nullable(),
  /** People who may still do what the form waits for: enter the second, or settle the differences. */
  others: z.int(),
  /** This person may take over the entry that somebody has begun and left. */
  mayTakeOver: z.boolean(),
})
export type EntryState = z.infer<typeof entryState>

/** One item on which the entries differ. Null: open in that entry, or not decided yet. */
const entryDifference = z.strictObject({
  address: itemAddressSchema,
  first: answerSchema.nullable(),
  second: answerSchema.nullable(),
  /** What the record says, once it is resolved. */
  record: answerSchema.nullable(),
})

/** Both entries side by side, once both are complete. */
export const entryComparison = z.strictObject({
  formId: z.uuid(),
  subjectId: z.uuid(),
  subjectCode: z.string(),
  studyEventOid: z.string().nullable(),
  oid: z.string(),
  version: z.string(),
  state: entryState,
  differences: z.array(entryDifference),
  /** Names behind the ids that items of people hold. */
  people: z.array(z.strictObject({ id: z.uuid(), name: z.string(), role: z.string() })),
  /** Items on which both agree. */
  agreed: z.int(),
})
export type EntryComparison = z.infer<typeof entryComparison>

/** A form that waits for this person: to enter it a second time, or to settle its differences. */
export const waitingEntry = z.strictObject({
  subjectId: z.uuid(),
  subjectCode: z.string(),
  name: z.string().nullable(),
  studyEventOid: z.string().nullable(),
  formId: z.uuid(),
  form: z.string(),
  waitsFor: z.enum(['secondEntry', 'resolving']),
  since: z.iso.datetime(),
  /** True: this person has begun the second entry. */
  begun: z.boolean(),
})
export type WaitingEntry = z.infer<typeof waitingEntry>
