import { z } from 'zod'
import { itemAddressSchema } from '../../form/address.ts'
import { answerSchema } from '../../form/answer.ts'
import { entryState } from './entries.ts'

export const itemChange = z.strictObject({
  address: itemAddressSchema,
  /** Null opens the item again. */
  answer: answerSchema.nullable(),
  mode: z.enum(['single', 'bulk']).default('single'),
})
export type ItemChange = z.infer<typeof itemChange>

export const itemEntry = z.strictObject({ address: itemAddressSchema, answer: answerSchema })

export const findingView = z.strictObject({
  check: z.string(),
  severity: z.enum(['impossible', 'hard', 'soft', 'hold', 'deviation', 'suggestion']),
  address: itemAddressSchema.exactOptional(),
  message: z.string(),
  /** The message in Persian. */
  persian: z.string(),
  confirmed: z.strictObject({ by: z.string(), at: z.string(), comment: z.string() }).exactOptional(),
})

/** A calculated item as the product has it now, from draft and record together. */
export const calculatedView = z.strictObject({
  address: itemAddressSchema,
  value: z.string().nullable(),
  rule: z.string(),
  /** Why it could not be computed, for people. */
  because: z.strictObject({ en: z.string(), fa: z.string() }).nullable(),
})

/** A row of a repeating group that is struck through: read-only, counting nowhere, with who struck it, when and why. */
export const struckRowView = z.strictObject({
  group: z.string(),
  repeat: z.int(),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
})
export type StruckRowView = z.infer<typeof struckRowView>

export const formView = z.strictObject({
  formId: z.uuid(),
  subjectId: z.uuid(),
  subjectCode: z.string(),
  studyEventId: z.uuid().nullable(),
  studyEventOid: z.string().nullable(),
  oid: z.string(),
  version: z.string(),
  state: z.enum(['empty', 'open', 'complete', 'signed', 'locked']),
  frozen: z.boolean(),
  struck: z.boolean(),
  notDone: z.string().nullable(),
  observedAt: z.string().nullable(),
  source: z.enum(['bedside', 'transcribed']).nullable(),
  /** The last record sequence that touched the form: a draft is based on it. */
  base: z.int(),
  /** The record. */
  items: z.array(itemEntry),
  /** Rows of it that are struck through; their answers are among the items. */
  struckRows: z.array(struckRowView),
  /** My draft over it, or that somebody else holds one. */
  draft: z
    .strictObject({
      mine: z.boolean(),
      by: z.string(),
      since: z.iso.datetime(),
      stale: z.boolean(),
      items: z.array(z.strictObject({ address: itemAddressSchema, answer: answerSchema.nullable() })),
    })
    .nullable(),
  calculated: z.array(calculatedView),
  /** Scores are hidden until completion for this person. */
  scoresHidden: z.boolean(),
  findings: z.array(findingView),
  open: z.array(itemAddressSchema),
  answered: z.int(),
  required: z.int(),
  /** What this person may do with the form now. */
  may: z.strictObject({
    write: z.boolean(),
    complete: z.boolean(),
    change: z.boolean(),
    sign: z.boolean(),
    query: z.boolean(),
    verify: z.boolean(),
  }),
  settings: z.record(z.string(), z.string()),
  /** People who can be chosen in 'user' items; rows that can be chosen in 'reference' items. */
  people: z.array(z.strictObject({ id: z.uuid(), name: z.string(), role: z.string() })),
  references: z.array(z.strictObject({ form: z.string(), id: z.uuid(), title: z.string() })),
  /** Identity items masked for this role are listed here with no value. */
  masked: z.array(itemAddressSchema),
  /** The same form at the previous visit, only where the study allows it to be seen. */
  queries: z.array(
    z.strictObject({ id: z.uuid(), address: itemAddressSchema.nullable(), status: z.string(), text: z.string() }),
  ),
  /** Absent for a form that is entered once. */
  doubleEntry: entryState.exactOptional(),
})
export type FormView = z.infer<typeof formView>

/** What keeping a change answers: given only after the commit. */
export const keptView = z.strictObject({
  keptAt: z.iso.datetime(),
  /** The form was changed by somebody else meanwhile: 'forms.merge' says where, before it can be saved. */
  stale: z.boolean().exactOptional(),
  calculated: z.array(calculatedView),
  findings: z.array(findingView),
  open: z.array(itemAddressSchema),
  answered: z.int(),
  required: z.int(),
})
export type KeptView = z.infer<typeof keptView>

export const itemHistoryEntry = z.strictObject({
  sequence: z.int(),
  time: z.iso.datetime(),
  offset: z.string(),
  by: z.string(),
  role: z.string(),
  kind: z.string(),
  old: answerSchema.nullable(),
  new: answerSchema.nullable(),
  reason: z.string().nullable(),
  observed: z.string().nullable(),
  entered: z.string().nullable(),
  mode: z.enum(['single', 'bulk']),
  check: z.string().nullable(),
  redacted: z.boolean(),
  masked: z.boolean(),
})
export type ItemHistoryEntry = z.infer<typeof itemHistoryEntry>
