import { z } from 'zod'

/** Codes the renderer may act on. The message is for people: what happened, what is safe, what to do. */
export const ERROR_CODES = [
  'badInput',
  'unknownChannel',
  'badSender',
  'signedOut',
  'locked',
  'notAllowed',
  'notFound',
  'stale',
  'draftByOther',
  'needsReason',
  'blockedByCheck',
  'frozen',
  'wrongPassword',
  'wait',
  'mustChangePassword',
  'storeDamaged',
  'storeNewer',
  'storeInUse',
  'diskFull',
  'readOnly',
  'cancelled',
  'failed',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export const failureSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string(),
})
export type Failure = z.infer<typeof failureSchema>

/** What every channel answers with. */
export type Envelope<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }
