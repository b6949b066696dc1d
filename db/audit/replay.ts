import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import type { AuditRecord } from '../../shared/record/auditRecord.ts'
import type { ReadableDb } from '../store/database.ts'
import { readMeta } from '../store/meta.ts'
import { keyFingerprint, readPublicKey } from '../store/signingKey.ts'
import { pause, type Report, type VerifyOptions } from './verify.ts'

/** Records read at a time. */
const CHUNK = 2_000

/** The last thing the trail says about one field of one thing. */
export interface LastValue {
  readonly sequence: number
  /** Canonical JSON; null: cleared. */
  readonly value: string | null
}

export interface Replayed {
  readonly records: number
  readonly lastSequence: number
  readonly head: string
  readonly keyFingerprint: string
  /** By {@link thingKey}. */
  readonly values: Map<string, LastValue>
  /** First and last record of each thing, by {@link thingKey} with an empty field. */
  readonly things: Map<string, { readonly first: number; last: number }>
}

/** One key for a field of a thing. Ids and fields hold no line breaks. */
export const thingKey = (entity: string, id: string, field: string): string => `${entity}\n${id}\n${field}`

interface TrailRow {
  readonly sequence: number
  readonly bytes: string
  readonly hash: Buffer
  readonly old_salt: Buffer | null
  readonly old_value: string | null
  readonly new_salt: Buffer | null
  readonly new_value: string | null
  readonly reason_salt: Buffer | null
  readonly reason: string | null
  readonly head: string | null
  readonly signature: Buffer | null
}

/** Goes through the trail once, in order, and checks everything that stands in it. */
export async function replay(db: ReadableDb, report: Report, options: VerifyOptions): Promise<Replayed> {
  const total = db.prepare<{ number: number }>('SELECT count(*) AS number FROM audit_record').get()?.number ?? 0
  const publicKey = readPublicKey(db)
  const walk = walker(readMeta(db, 'installation') ?? '', publicKey, report)
  const chunk = db.prepare<TrailRow>(
    `SELECT r.sequence, r.bytes, r.hash, v.old_salt, v.old_value, v.new_salt, v.new_value, v.reason_salt, v.reason,
       h.bytes AS head, h.signature
     FROM audit_record AS r LEFT JOIN audit_value AS v USING (sequence) LEFT JOIN signed_head AS h USING (sequence)
     WHERE r.sequence > ? ORDER BY r.sequence LIMIT ${CHUNK}`,
  )
  let after = -1
  let records = 0
  for (let rows = chunk.all(after); rows.length > 0; rows = chunk.all(after)) {
    for (const row of rows) walk.step(row)
    after = rows.at(-1)!.sequence
    records += rows.length
    options.progress?.(records, total)
    await pause(options.signal)
  }
  walk.end()
  reportOrphans(db, report)
  return { ...walk.result(), records, keyFingerprint: keyFingerprint(publicKey) }
}

function walker(installation: string, publicKeyDer: Uint8Array, report: Report) {
  const publicKey = createPublicKey({ key: Buffer.from(publicKeyDer), format: 'der', type: 'spki' })
  const values: Replayed['values'] = new Map()
  const things: Replayed['things'] = new Map()
  const gone = new Map<string, number>()
  const redacted = new Map<string, number>()
  let previous: Buffer = Buffer.alloc(32)
  let lastSequence = 0
  let openAct: string | null = null
  let closed = true

  function step(row: TrailRow): void {
    const { sequence } = row
    if (sequence !== lastSequence + 1) report('gap', sequence)
    if (!sha256(previous, row.bytes).equals(row.hash)) report('hash', sequence)
    const record = parse(row.bytes)
    if (!record) {
      report('notARecord', sequence)
    } else {
      if (record.sequence !== sequence) report('wrongSequence', sequence)
      if (record.installation !== installation) report('otherInstallation', sequence)
      if (openAct !== record.act && !closed) report('headMissing', lastSequence)
      openAct = record.act
      checkValues(row, record)
      if (record.kind === 'value.redacted' && typeof record.detail['redactedSequence'] === 'number') {
        redacted.set(`${record.detail['redactedSequence']} ${String(record.detail['part'])}`, sequence)
      }
    }
    closed = row.head !== null
    if (row.head !== null) checkHead(row, installation, openAct, publicKey, report)
    previous = row.hash
    lastSequence = sequence
  }

  function checkValues(row: TrailRow, record: AuditRecord): void {
    const { sequence } = row
    const parts = [
      ['old', record.old, row.old_salt, row.old_value],
      ['new', record.new, row.new_salt, row.new_value],
      ['reason', record.reason, row.reason_salt, row.reason],
    ] as const
    const thing =
      record.entity === null
        ? {}
        : { entity: record.entity, entityId: record.entityId ?? '', field: record.field ?? '' }
    for (const [part, commitment, salt, value] of parts) {
      if (commitment === null) {
        if (salt !== null || value !== null) report('valueUnexpected', sequence, thing)
      } else if (salt === null || value === null) {
        gone.set(`${sequence} ${part}`, sequence)
      } else if (sha256(salt, value).toString('hex') !== commitment) {
        report('valueAltered', sequence, thing)
      }
    }
    if (record.entity === null || record.entityId === null || record.field === null) return
    const key = thingKey(record.entity, record.entityId, record.field)
    const before = values.get(key)
    if (!before || before.value === null ? record.old !== null : record.old === null)
      report('oldValueDiffers', sequence, thing)
    else if (before?.value && row.old_value !== null && before.value !== GONE && row.old_value !== before.value) {
      report('oldValueDiffers', sequence, thing)
    }
    values.set(key, { sequence, value: record.new === null ? null : (row.new_value ?? GONE) })
    const whole = thingKey(record.entity, record.entityId, '')
    const known = things.get(whole)
    if (known) known.last = sequence
    else things.set(whole, { first: sequence, last: sequence })
  }

  return {
    step,
    /** What can only be said after the last record. */
    end(): void {
      if (!closed) report('headMissing', lastSequence)
      for (const [part, sequence] of gone) if (!redacted.has(part)) report('valueMissing', sequence)
      for (const part of redacted.keys()) if (!gone.has(part)) report('redactedStillThere', Number(part.split(' ')[0]))
    },
    result: () => ({ values, things, lastSequence, head: previous.toString('hex') }),
  }
}

/** Stands for a value that was redacted: it is known that there was one, not what it was. */
export const GONE = '(redacted)'

function checkHead(
  row: TrailRow,
  installation: string,
  act: string | null,
  publicKey: KeyObject,
  report: Report,
): void {
  const { sequence, head, signature, hash } = row
  if (head === null || signature === null) return
  const expected = canonicalJson({ version: 1, installation, act: act ?? '', sequence, head: hash.toString('hex') })
  if (head !== expected) report('headWrong', sequence)
  if (!verify(null, Buffer.from(head, 'utf8'), publicKey, signature)) report('headSignature', sequence)
}

function reportOrphans(db: ReadableDb, report: Report): void {
  const orphans = (table: string) =>
    db
      .prepare<{ sequence: number }>(
        `SELECT sequence FROM ${table} WHERE sequence NOT IN (SELECT sequence FROM audit_record) ORDER BY sequence`,
      )
      .all()
  for (const { sequence } of orphans('signed_head')) report('headWithoutRecord', sequence)
  for (const { sequence } of orphans('audit_value')) report('valueWithoutRecord', sequence)
}

function sha256(before: Uint8Array, text: string): Buffer {
  return createHash('sha256').update(before).update(text, 'utf8').digest()
}

/** The record, or undefined when the bytes are not its canonical form or lack what the replay needs. */
function parse(bytes: string): AuditRecord | undefined {
  try {
    const record = JSON.parse(bytes) as AuditRecord & Json
    return typeof record === 'object' && record !== null && typeof record.act === 'string' && record.detail
      ? record
      : undefined
  } catch {
    return undefined
  }
}
