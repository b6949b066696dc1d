import { z } from 'zod'
import { itemAddressSchema } from '../form/address.ts'
import { ROLES } from '../roles.ts'
import { channel, withRight, type Channel } from './channel.ts'
import { note, password, reason, receipt, username } from './inputs.ts'
import { dayOfPerson, delegationEntry, delegationRow } from './views/delegation.ts'
import { lockPlace, lockState } from './views/locks.ts'
import { queryFilter, queryRow, queryThread } from './views/queries.ts'
import { reviewFilter, reviewPage } from './views/review.ts'
import {
  changeSinceSigned,
  MEANINGS,
  signatureView,
  signPreview,
  signTarget,
  waitingSignature,
} from './views/signatures.ts'
import { verificationForm, verificationPlace, verificationProgress } from './views/verification.ts'

const read = withRight('record.read')
const queryStep = z.strictObject({ queryId: z.uuid(), text: note })
/** Null for every child. */
const someSubject = z.strictObject({ subjectId: z.uuid().nullable() })
/** Null for the whole form. `base` is the version that was looked at. */
const tick = z.strictObject({
  formId: z.uuid(),
  base: z.int(),
  addresses: z.array(itemAddressSchema).min(1).max(1_000).nullable(),
  note: note.nullable(),
})
/** The other person of an act of two types name and password on the same screen. */
const secondPerson = z.strictObject({ username, password })

/** What monitoring asks: queries, source verification, review of the trail, signatures, locks, delegation. */
export const monitoringChannels = {
  'queries.list': channel(read, queryFilter, z.array(queryRow)),
  'queries.thread': channel(read, z.strictObject({ queryId: z.uuid() }), queryThread),
  'queries.raise': channel(
    withRight('query.raise'),
    z.strictObject({
      subjectId: z.uuid(),
      /** Null asks about the child as a whole. */
      formId: z.uuid().nullable(),
      address: itemAddressSchema.nullable(),
      text: note,
      /** The soft check that the query stands for. */
      check: z.string().max(20).nullable(),
      assignTo: z.enum(ROLES).nullable(),
    }),
    queryThread,
  ),
  'queries.answer': channel(withRight('query.answer'), queryStep, queryThread),
  'queries.comment': channel(withRight('query.raise'), queryStep, queryThread),
  'queries.assign': channel(
    withRight('query.raise'),
    z.strictObject({ queryId: z.uuid(), assignTo: z.enum(ROLES).nullable() }),
    queryThread,
  ),
  'queries.close': channel(withRight('query.close'), queryStep, queryThread),
  'queries.reopen': channel(withRight('query.close'), queryStep, queryThread),
  /** By the one who raised it, while nobody has answered. */
  'queries.cancel': channel(withRight('query.raise'), queryStep, queryThread),

  'verification.form': channel(read, z.strictObject({ formId: z.uuid() }), verificationForm),
  'verification.tick': channel(withRight('verification.tick'), tick, verificationForm),
  'verification.untick': channel(withRight('verification.tick'), tick, verificationForm),
  'verification.next': channel(
    withRight('verification.tick'),
    z.strictObject({
      subjectId: z.uuid().nullable(),
      /** Where the person is; null begins at the beginning. */
      after: z.strictObject({ formId: z.uuid(), address: itemAddressSchema.nullable() }).nullable(),
    }),
    verificationPlace.nullable(),
  ),
  'verification.progress': channel(read, someSubject, z.array(verificationProgress)),

  'review.list': channel(
    withRight('audit.review'),
    z.strictObject({
      filter: reviewFilter,
      /** Continues below a sequence. */
      before: z.int().nullable(),
      limit: z.int().min(1).max(200),
    }),
    reviewPage,
  ),
  'review.mark': channel(
    withRight('audit.review'),
    z.strictObject({
      fromSequence: z.int().min(1),
      toSequence: z.int().min(1),
      formId: z.uuid().nullable(),
      outcome: z.enum(['accepted', 'questioned']),
      note: note.nullable(),
    }),
    receipt,
  ),

  'signatures.list': channel(read, someSubject, z.array(signatureView)),
  'signatures.changes': channel(read, z.strictObject({ signatureId: z.uuid() }), z.array(changeSinceSigned)),
  'signatures.waiting': channel(withRight('signature.sign'), someSubject, z.array(waitingSignature)),
  'signatures.preview': channel(
    withRight('signature.sign'),
    z.strictObject({ targets: z.array(signTarget).min(1).max(100) }),
    signPreview,
  ),
  'signatures.sign': channel(
    withRight('signature.sign'),
    z.strictObject({
      targets: z
        .array(signTarget.extend({ contentHash: z.string().regex(/^[0-9a-f]{64}$/) }))
        .min(1)
        .max(100),
      meaning: z.enum(MEANINGS),
      /** Null when the preview did not ask for it. */
      username: username.nullable(),
      password,
    }),
    z.array(signatureView),
  ),
  'holds.lift': channel(withRight('hold.lift'), z.strictObject({ holdId: z.uuid(), reason, password }), receipt),

  'locks.state': channel(read, z.strictObject({ place: lockPlace }), lockState),
  'locks.freeze': channel(withRight('form.freeze'), z.strictObject({ place: lockPlace }), lockState),
  'locks.unfreeze': channel(withRight('form.freeze'), z.strictObject({ place: lockPlace, reason }), lockState),
  'locks.lock': channel(withRight('form.lock'), z.strictObject({ place: lockPlace }), lockState),
  /** With an investigator as the second person. */
  'locks.unlock': channel(
    withRight('form.unlock'),
    z.strictObject({ place: lockPlace, reason, second: secondPerson }),
    lockState,
  ),
  /** Takes personal data typed by mistake out of the record (R07); another investigator or the administrator agrees. */
  'redaction.redact': channel(
    withRight('redact.propose'),
    z.strictObject({
      sequence: z.int().min(1),
      part: z.enum(['old', 'new', 'reason']),
      reason,
      password,
      second: secondPerson,
    }),
    receipt,
  ),

  'delegation.list': channel(withRight('users.manage', 'audit.readAll'), z.strictObject({}), z.array(delegationRow)),
  'delegation.set': channel(
    withRight('users.manage'),
    z.strictObject({ userId: z.uuid(), entries: z.array(delegationEntry).max(100), reason }),
    delegationRow,
  ),
  'delegation.onDay': channel(
    withRight('users.manage', 'audit.readAll'),
    z.strictObject({ day: z.iso.date() }),
    z.array(dayOfPerson),
  ),
} as const satisfies Record<string, Channel>
