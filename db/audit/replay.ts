import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../../shared/record/canonical.ts'
import { sha256 } from '../record/sha256.ts'
import type { ReadableDb } from '../store/database.ts'
import { readMeta } from '../store/meta.ts'
import { keyFingerprint, readPublicKey } from '../store/signingKey.ts'
import { glanceAt, type Glance } from './glance.ts'
import { pause, type Report, type VerifyOptions } from './verify.ts'

/** Records read at a time. */
const CHUNK = 500

/** The last thing the trail says about one field of one thing. */
export interface LastValue {
  readonly sequence: number
  /** Canonical JSON; null: cleared. */
  readonly value: string | null
}

/** What the trail says of one thing: its first and last record, and each of its fields. */
export interface ReplayedThing {
  readonly first: number
  last: number
  readonly fields: Map<string, LastValue>
}

export interface Replayed {
  readonly records: number
  readonly lastSequence: number
  readonly head: string
  readonly keyFingerprint: string
  /** Entity, then id. */
  readonly things: Map<string, Map<string, ReplayedThing>>
}

// Hashes and salts are read as hex: for short blobs a string costs a fraction of a Buffer.
interface RecordRow {
  readonly sequence: number
  readonly bytes: string
  readonly hash: string
}
interface ValueRow {
  readonly sequence: number
  readonly oldSalt: string | null
  readonly oldValue: string | null
  readonly newSalt: string | null
  readonly newValue: string | null
  readonly reasonSalt: string | null
  readonly reason: string | null
}
interface HeadRow {
  readonly sequence: number
  readonly bytes: string
  readonly signature: Buffer
}

/** Goes through the trail once, in order, and checks everything that stands in it. */
export async function replay(db: ReadableDb, report: Report, options: VerifyOptions): Promise<Replayed> {
  const total = db.prepare<{ number: number }>('SELECT count(*) AS number FROM audit_record').get()?.number ?? 0
  const publicKey = readPublicKey(db)
  const walk = walker(readMeta(db, 'installation') ?? '', publicKey, report)
  const chunk = db.prepare<RecordRow>(
    `SELECT sequence, bytes, lower(hex(hash)) AS hash FROM audit_record WHERE sequence > ? ORDER BY sequence LIMIT ${CHUNK}`,
  )
  const valueRows = db.prepare<ValueRow>(
    `SELECT sequence, hex(old_salt) AS oldSalt, old_value AS oldValue, hex(new_salt) AS newSalt, new_value AS newValue,
       hex(reason_salt) AS reasonSalt, reason
     FROM audit_value WHERE sequence BETWEEN ? AND ? ORDER BY sequence`,
  )
  const headRows = db.prepare<HeadRow>('SELECT * FROM signed_head WHERE sequence BETWEEN ? AND ? ORDER BY sequence')
  let after = -1
  let records = 0
  for (let rows = chunk.all(after); rows.length > 0; rows = chunk.all(after)) {
    const last = rows.at(-1)!.sequence
    const values = beside(valueRows.all(after + 1, last), (sequence) => report('valueWithoutRecord', sequence))
    const heads = beside(headRows.all(after + 1, last), (sequence) => report('headWithoutRecord', sequence))
    for (const row of rows) walk.step(row, values(row.sequence), heads(row.sequence))
    after = last
    records += rows.length
    options.progress?.(records, total)
    await pause(options.signal)
  }
  for (const { sequence } of valueRows.all(after + 1, Number.MAX_SAFE_INTEGER)) report('valueWithoutRecord', sequence)
  for (const { sequence } of headRows.all(after + 1, Number.MAX_SAFE_INTEGER)) report('headWithoutRecord', sequence)
  walk.end()
  return { ...walk.result(), records, keyFingerprint: keyFingerprint(publicKey) }
}

/** Hands out the row of each sequence in turn; rows that are passed over have no record. */
function beside<Row extends { readonly sequence: number }>(rows: readonly Row[], orphan: (sequence: number) => void) {
  let at = 0
  return (sequence: number): Row | undefined => {
    for (; at < rows.length && rows[at]!.sequence < sequence; at += 1) orphan(rows[at]!.sequence)
    return rows[at]?.sequence === sequence ? rows[at++] : undefined
  }
}

function walker(installation: string, publicKeyDer: Uint8Array, report: Report) {
  const publicKey = createPublicKey({ key: Buffer.from(publicKeyDer), format: 'der', type: 'spki' })
  const things: Replayed['things'] = new Map()
  const keep = keeper()
  const gone = new Map<string, number>()
  const redacted = new Set<string>()
  let previous = '00'.repeat(32)
  let lastSequence = 0
  let openAct: string | null = null
  let closed = true

  function step(row: RecordRow, values: ValueRow | undefined, head: HeadRow | undefined): void {
    const { sequence } = row
    if (sequence !== lastSequence + 1) report('gap', sequence)
    if (sha256(previous, row.bytes) !== row.hash) report('hash', sequence)
    const record = glanceAt(row.bytes)
    if (!record) {
      report('notARecord', sequence)
    } else {
      if (record.sequence !== sequence) report('wrongSequence', sequence)
      if (record.installation !== installation) report('otherInstallation', sequence)
      if (openAct !== record.act && !closed) report('headMissing', lastSequence)
      openAct = record.act
      if (values) checkValues(sequence, values, record)
      else noteGone(sequence, record)
      if (record.entity !== null && record.entityId !== null && record.field !== null) {
        follow(sequence, record, record.entity, record.entityId, record.field, values)
      }
      if (record.kind === 'value.redacted' && typeof record.detail['redactedSequence'] === 'number') {
        redacted.add(`${record.detail['redactedSequence']} ${String(record.detail['part'])}`)
      }
    }
    closed = head !== undefined
    if (head) checkHead(head, row.hash, installation, openAct, publicKey, report)
    previous = row.hash
    lastSequence = sequence
  }

  function checkValues(sequence: number, row: ValueRow, record: Glance): void {
    checkPart('old', record.old, row.oldSalt, row.oldValue)
    checkPart('new', record.new, row.newSalt, row.newValue)
    checkPart('reason', record.reason, row.reasonSalt, row.reason)

    function checkPart(part: string, commitment: string | null, salt: string | null, value: string | null): void {
      // SQLite's hex() of nothing is the empty text.
      if (commitment === null) {
        if (salt || value !== null) report('valueUnexpected', sequence, thingOf(record))
      } else if (!salt || value === null) {
        gone.set(`${sequence} ${part}`, sequence)
      } else if (sha256(salt, value) !== commitment) {
        report('valueAltered', sequence, thingOf(record))
      }
    }
  }

  function noteGone(sequence: number, record: Glance): void {
    for (const part of ['old', 'new', 'reason'] as const) {
      if (record[part] !== null) gone.set(`${sequence} ${part}`, sequence)
    }
  }

  function follow(
    sequence: number,
    record: Glance,
    entity: string,
    id: string,
    field: string,
    values: ValueRow | undefined,
  ): void {
    const thing = thingAt(entity, id, sequence)
    const before = thing.fields.get(field)?.value ?? null
    const old = values?.oldValue ?? null
    const unlike = before !== null && before !== GONE && old !== null && old !== before
    if ((before === null) !== (record.old === null) || unlike) report('oldValueDiffers', sequence, thingOf(record))
    const value = record.new === null ? null : keep(values?.newValue ?? GONE)
    thing.fields.set(keep(field), { sequence, value })
    thing.last = sequence
  }

  function thingAt(entity: string, id: string, sequence: number): ReplayedThing {
    const known = things.get(entity) ?? new Map<string, ReplayedThing>()
    const thing = known.get(id) ?? { first: sequence, last: sequence, fields: new Map<string, LastValue>() }
    if (thing.first === sequence) {
      things.set(entity, known)
      known.set(keep(id), thing)
    }
    return thing
  }

  return {
    step,
    /** What can only be said after the last record. */
    end(): void {
      if (!closed) report('headMissing', lastSequence)
      for (const [part, sequence] of gone) if (!redacted.has(part)) report('valueMissing', sequence)
      for (const part of redacted) if (!gone.has(part)) report('redactedStillThere', Number(part.split(' ')[0]))
    },
    result: () => ({ things, lastSequence, head: previous }),
  }
}

/**
 * Keeps one copy of each short text. A piece cut from a record would hold the whole record in memory, and the same few item
 * names and answers come back thousands of times.
 */
function keeper(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    if (text.length > 100) return text
    let kept = known.get(text)
    if (kept === undefined) {
      kept = Buffer.from(text, 'utf8').toString('utf8')
      known.set(kept, kept)
    }
    return kept
  }
}

/** Stands for a value that was redacted: it is known that there was one, not what it was. */
export const GONE = '(redacted)'

const thingOf = ({ entity, entityId, field }: Glance) => ({
  ...(entity !== null && { entity }),
  ...(entityId !== null && { entityId }),
  ...(field !== null && { field }),
})

function checkHead(
  row: HeadRow,
  hash: string,
  installation: string,
  act: string | null,
  publicKey: KeyObject,
  report: Report,
): void {
  const { sequence, bytes, signature } = row
  const expected = canonicalJson({ version: 1, installation, act: act ?? '', sequence, head: hash })
  if (bytes !== expected) report('headWrong', sequence)
  if (!verify(null, Buffer.from(bytes, 'utf8'), publicKey, signature)) report('headSignature', sequence)
}
