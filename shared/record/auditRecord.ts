import { z } from 'zod'
import { ROLES } from '../roles.ts'

/**
 * One audit record: one item change, one field change or one act without a value (docs/decisions/0003-audit-record.md).
 * Its canonical bytes (RFC 8785) are stored once and hashed as stored; this format cannot be taken back.
 * Old value, new value and reason stand here only as commitments, hex SHA-256(salt, canonical JSON of the value).
 */
const commitment = z.string().regex(/^[0-9a-f]{64}$/)
const stamp = z.iso.datetime({ precision: 3 })

export const auditRecordSchema = z.strictObject({
  version: z.literal(1),
  installation: z.uuid(),
  /** 1, 2, 3 ... without a gap in one installation. */
  sequence: z.int().min(1),
  /** All records of one act share its id; a signed head closes the act. */
  act: z.uuid(),
  kind: z.string().max(60),
  /** UTC, milliseconds. `offset` and `zone` say what the wall clock showed (R15). */
  time: stamp,
  offset: z.string().regex(/^[+-]\d\d:\d\d$/),
  zone: z.string().max(60),
  clock: z.enum(['ok', 'suspect']),
  /** Null for the installation itself (opening, clock, recovery of a failed login). */
  user: z.strictObject({ id: z.uuid(), name: z.string(), role: z.enum(ROLES), organisation: z.string() }).nullable(),
  site: z.string().nullable(),
  subject: z.uuid().nullable(),
  studyEvent: z.uuid().nullable(),
  form: z.uuid().nullable(),
  /** What changed: entity, its id and field; for items the field is the address key 'GROUP/1/ITEM'. */
  entity: z.string().max(40).nullable(),
  entityId: z.string().max(80).nullable(),
  field: z.string().max(200).nullable(),
  old: commitment.nullable(),
  new: commitment.nullable(),
  reason: commitment.nullable(),
  /** R17: when it was observed and when it was first typed; `time` is when it became record. */
  observed: z.string().max(40).nullable(),
  entered: stamp.nullable(),
  /** Who first typed it, when a draft was taken over. */
  enteredBy: z.uuid().nullable(),
  source: z.enum(['bedside', 'transcribed', 'imported', 'calculated', 'system']).nullable(),
  mode: z.enum(['single', 'bulk']),
  /** The edit check that led to the change or act (R12). */
  check: z.string().max(20).nullable(),
  /** Codes, counts and hashes that say more about the act; never a value or a name. */
  detail: z.record(z.string(), z.union([z.string().max(200), z.number(), z.boolean()])),
})
export type AuditRecord = z.infer<typeof auditRecordSchema>

/** What closes an act: the hash of its last record, signed with the installation's Ed25519 key. */
export const signedHeadSchema = z.strictObject({
  version: z.literal(1),
  installation: z.uuid(),
  act: z.uuid(),
  sequence: z.int().min(1),
  head: commitment,
})
export type SignedHead = z.infer<typeof signedHeadSchema>
