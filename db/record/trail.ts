import { randomBytes, randomUUID, sign, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../../shared/record/canonical.ts'
import type { AuditRecord, SignedHead } from '../../shared/record/auditRecord.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import type { Actor } from './change.ts'
import type { ClockReading } from './clockWatch.ts'
import { recordBytes } from './recordBytes.ts'
import { sha256 } from './sha256.ts'

const SALT_BYTES = 32
/** The first record follows on this. */
const NOTHING_BEFORE = Buffer.alloc(32)

/** Where a record belongs, null for what belongs to nobody in particular. */
export type RecordPlace = Pick<AuditRecord, 'site' | 'subject' | 'studyEvent' | 'form'>

/** One record to be: what the door knows before sequence, time and commitments. Values are canonical JSON. */
export interface Entry extends RecordPlace {
  readonly entity: string | null
  readonly entityId: string | null
  readonly field: string | null
  readonly old: string | null
  readonly new: string | null
  readonly reason: string | null
  readonly observed: string | null
  readonly entered: string | null
  readonly enteredBy: string | null
  readonly source: AuditRecord['source']
  readonly mode: AuditRecord['mode']
  readonly check: string | null
  readonly detail: AuditRecord['detail']
}

/** Who keeps the trail: the installation and the key it signs heads with. */
export interface Installation {
  readonly id: string
  readonly privateKey: KeyObject
}

export interface ChainEnd {
  readonly sequence: number
  readonly hash: Buffer
}

/** The last record of the trail; sequence 0 for an empty one. Read it inside the transaction that builds on it. */
export function chainEnd(db: ReadableDb): ChainEnd {
  const row = db
    .prepare<{ sequence: number; hash: Buffer }>(
      'SELECT sequence, hash FROM audit_record ORDER BY sequence DESC LIMIT 1',
    )
    .get()
  return row ?? { sequence: 0, hash: NOTHING_BEFORE }
}

/** SHA-256 over the previous hash and the record's bytes as they are stored. */
export function chainHash(previous: Uint8Array, bytes: string): Buffer {
  return Buffer.from(sha256(previous, bytes), 'hex')
}

/** Hex SHA-256 over the salt and the canonical JSON of the value: says nothing about the value without the salt. */
export function commitmentTo(salt: Uint8Array, canonical: string): string {
  return sha256(salt, canonical)
}

/** Appends one act: its records, the values in their side rows, and the signed head that closes it. */
export function appendAct(
  db: WritableDb,
  installation: Installation,
  after: ChainEnd,
  act: { readonly id?: string; readonly kind: string; readonly actor: Actor | null; readonly reading: ClockReading },
  entries: readonly Entry[],
): ChainEnd & { readonly act: string } {
  const { actor, reading, kind } = act
  const actId = act.id ?? randomUUID()
  const salts = saltSource(entries)
  const insertRecord = db.statement('INSERT INTO audit_record (sequence, bytes, hash) VALUES (?, ?, ?)')
  const insertValue = db.statement('INSERT INTO audit_value VALUES (?, ?, ?, ?, ?, ?, ?)')
  const user = actor && { id: actor.id, name: actor.name, role: actor.role, organisation: actor.organisation }
  let { sequence, hash } = after

  for (const entry of entries) {
    sequence += 1
    const oldSide = commit(entry.old, salts)
    const newSide = commit(entry.new, salts)
    const reasonSide = commit(entry.reason, salts)
    const record: AuditRecord = {
      version: 1,
      installation: installation.id,
      sequence,
      act: actId,
      kind,
      time: reading.time,
      offset: reading.offset,
      zone: reading.zone,
      clock: reading.clock,
      user,
      ...entry,
      old: oldSide.commitment,
      new: newSide.commitment,
      reason: reasonSide.commitment,
    }
    const bytes = recordBytes(record)
    hash = chainHash(hash, bytes)
    insertRecord.run(sequence, bytes, hash)
    if (oldSide.salt || newSide.salt || reasonSide.salt) {
      insertValue.run(sequence, oldSide.salt, entry.old, newSide.salt, entry.new, reasonSide.salt, entry.reason)
    }
  }
  signHead(db, installation, { act: actId, sequence, hash })
  return { act: actId, sequence, hash }
}

function signHead(db: WritableDb, installation: Installation, end: ChainEnd & { act: string }): void {
  const head: SignedHead = {
    version: 1,
    installation: installation.id,
    act: end.act,
    sequence: end.sequence,
    head: end.hash.toString('hex'),
  }
  const bytes = canonicalJson(head)
  const signature = sign(null, Buffer.from(bytes, 'utf8'), installation.privateKey)
  db.statement('INSERT INTO signed_head (sequence, bytes, signature) VALUES (?, ?, ?)').run(
    end.sequence,
    bytes,
    signature,
  )
}

/** All salts of an act in one call: asking the system for each one costs more than the hashing. */
function saltSource(entries: readonly Entry[]): () => Buffer {
  const needed = entries.reduce(
    (count, entry) => count + Number(entry.old !== null) + Number(entry.new !== null) + Number(entry.reason !== null),
    0,
  )
  const pool = randomBytes(needed * SALT_BYTES)
  let used = 0
  return () => pool.subarray(used, (used += SALT_BYTES))
}

function commit(value: string | null, nextSalt: () => Buffer): { commitment: string | null; salt: Buffer | null } {
  if (value === null) return { commitment: null, salt: null }
  const salt = nextSalt()
  return { commitment: commitmentTo(salt, value), salt }
}
