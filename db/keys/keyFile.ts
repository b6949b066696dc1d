import { z } from 'zod'
import { bytesOf } from './bytes.ts'
import { RECOVERY, holderShape } from './holder.ts'
import { KEY_BYTES } from './purpose.ts'
import { sealedBoxSchema } from './sealedBox.ts'

/**
 * The key file, version 1. It stands in the clear beside the store, so it holds no name of any person: user names are
 * there only as keyed tags. This format cannot be taken back; golden/keys-v1.json must open for ever.
 */
export const KEY_FILE_VERSION = 1

const userSchema = z
  .strictObject({
    id: z.uuid(),
    /** HMAC-SHA256 of the folded user name under `nameSalt`. */
    nameTag: bytesOf(32),
    status: z.enum(['active', 'disabled']),
    mustChangePassword: z.boolean(),
    ...holderShape,
  })
  .refine((user) => (user.sealedDataKey === null) === (user.status === 'disabled'), 'only active users hold the key')
export type KeyUser = z.infer<typeof userSchema>

const recoverySchema = z.strictObject({
  /** Eight hex digits printed on the kit: tells which paper is the present one. Says nothing about the words. */
  kitId: z.string().regex(/^[0-9a-f]{8}$/),
  ...holderShape,
  sealedDataKey: sealedBoxSchema,
})
export type KeyRecovery = z.infer<typeof recoverySchema>

/** Who can reach the data key. Changes only with the data key in hand, which `rosterMac` proves. */
export const rosterSchema = z
  .strictObject({
    /** Random; the store holds it too, so that a key file of another store is noticed. */
    fileId: z.uuid(),
    /** Grows by one with each change; the store commits the same number with the audit of the change. */
    generation: z.int().min(1),
    nameSalt: bytesOf(KEY_BYTES),
    /** Failed sign-ins are sealed to it; its private half is inside the encrypted store. */
    intakePublicKey: bytesOf(KEY_BYTES),
    users: z.array(userSchema).min(1).max(1000),
    recovery: recoverySchema,
  })
  .refine(({ users }) => new Set(users.map((user) => user.id)).size === users.length, 'user ids are unique')
  .refine(({ users }) => new Set(users.map((user) => user.nameTag)).size === users.length, 'user names are unique')
export type Roster = z.infer<typeof rosterSchema>

const lockoutSchema = z.strictObject({ failures: z.int().min(1), notBefore: z.iso.datetime().nullable() })
export type Lockout = z.infer<typeof lockoutSchema>

/** How many failed sign-ins wait in the file before further ones are only counted. */
export const MOST_FAILURE_RECORDS = 1000

/** What is written without the data key, at each sign-in. Not authenticated: see the decision record. */
export const attemptsSchema = z.strictObject({
  /** The latest time at which anybody tried; an earlier 'now' means that the clock was set back. */
  lastSeen: z.iso.datetime().nullable(),
  lockouts: z.record(z.union([z.string().regex(/^[0-3][0-9a-f]{2}$/), z.literal(RECOVERY)]), lockoutSchema),
  sealedFailures: z.array(z.strictObject({ id: z.uuid(), box: sealedBoxSchema })).max(MOST_FAILURE_RECORDS),
  /** Failed sign-ins that came when the list was full. */
  unrecordedFailures: z.int().min(0),
})
export type Attempts = z.infer<typeof attemptsSchema>

export const keyFileSchema = z.strictObject({
  format: z.literal('trialbook-keys'),
  version: z.literal(KEY_FILE_VERSION),
  roster: rosterSchema,
  rosterMac: bytesOf(32),
  attempts: attemptsSchema,
})
export type KeyFile = z.infer<typeof keyFileSchema>

/** A file in which nobody has tried yet. */
export const NO_ATTEMPTS: Attempts = { lastSeen: null, lockouts: {}, sealedFailures: [], unrecordedFailures: 0 }
