import { createHash, sign } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import { blindForms } from '../entries/sight.ts'
import { chainEnd } from '../record/trail.ts'
import type { ReadableDb } from '../store/database.ts'
import { guarded, StoreError } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import { readMeta } from '../store/meta.ts'
import { keyFingerprint, readInstallationKey } from '../store/signingKey.ts'
import verifier from './verifier/verifierText.json' with { type: 'json' }
import { pause, type VerifyOptions } from './verify.ts'

/** Which values travel with their salts. 'none' is the de-identified trail: a document of its own that opens no commitment. */
export type TrailValues = 'all' | 'withoutIdentity' | 'none'

export interface TrailExport {
  readonly count: number
  readonly lastSequence: number
  readonly head: string
  readonly keyFingerprint: string
  readonly files: readonly string[]
}

const CHUNK = 2_000

/**
 * Writes the trail into a new folder, with a signed manifest and the verifier that needs nothing but Node (design 4, R10, R11).
 * Of a form that two people are entering, the values stay here until both are done; their commitments travel as all others.
 * It is written under a temporary name, fsynced and renamed: after a crash or a cancel there is a whole export or none.
 * `db` is a worker's connection inside `longSnapshot`; `made` is the time of the export, ISO with Z.
 * Throws StoreError ('storeExists' when the folder is there already), or the signal's reason.
 */
export async function exportTrail(
  db: ReadableDb,
  folder: string,
  options: Omit<VerifyOptions, 'limit'> & { readonly values: TrailValues; readonly made: string },
): Promise<TrailExport> {
  const partial = `${folder}.part`
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StoreError(
      'storeExists',
      'The folder for the trail is not empty. Choose another one; nothing was written.',
    )
  }
  rmSync(partial, { recursive: true, force: true })
  try {
    guarded(() => mkdirSync(partial, { recursive: true, mode: 0o700 }))
    const { privateKey, publicKey } = readInstallationKey(db)
    const end = chainEnd(db)
    const files = {
      'trail.ndjson': await writeTrail(db, join(partial, 'trail.ndjson'), options),
      'heads.ndjson': await writeHeads(db, join(partial, 'heads.ndjson'), options.signal),
      'verify-trail.mjs': writeText(join(partial, 'verify-trail.mjs'), verifier.text),
    }
    const manifest = {
      format: 'trialbook-trail',
      version: 1,
      installation: readMeta(db, 'installation') ?? '',
      publicKey: publicKey.toString('hex'),
      keyFingerprint: keyFingerprint(publicKey),
      made: options.made,
      values: options.values,
      count: db.prepare<{ n: number }>('SELECT count(*) AS n FROM audit_record').get()?.n ?? 0,
      lastSequence: end.sequence,
      head: end.hash.toString('hex'),
      files,
    }
    const signature = sign(null, Buffer.from(canonicalJson(manifest)), privateKey).toString('hex')
    writeText(join(partial, 'manifest.json'), `${canonicalJson({ manifest, signature })}\n`)
    guarded(() => {
      syncFolder(partial)
      rmSync(folder, { recursive: true, force: true })
      renameSync(partial, folder)
      syncFolder(dirname(folder))
    })
    const { count, lastSequence, head } = manifest
    return {
      count,
      lastSequence,
      head,
      keyFingerprint: manifest.keyFingerprint,
      files: [...Object.keys(files), 'manifest.json'],
    }
  } catch (thrown) {
    rmSync(partial, { recursive: true, force: true })
    throw thrown
  }
}

interface TrailRow {
  readonly sequence: number
  readonly entity: string | null
  readonly form: string | null
  readonly bytes: string
  readonly hash: Buffer
  readonly old_salt: Buffer | null
  readonly old_value: string | null
  readonly new_salt: Buffer | null
  readonly new_value: string | null
  readonly reason_salt: Buffer | null
  readonly reason: string | null
}

async function writeTrail(
  db: ReadableDb,
  path: string,
  { values, signal, progress }: { readonly values: TrailValues } & VerifyOptions,
): Promise<WrittenFile> {
  const total = chainEnd(db).sequence
  const blind = blindForms(db)
  const chunk = db.prepare<TrailRow>(
    `SELECT r.sequence, r.entity, r.form_id AS form, r.bytes, r.hash, v.old_salt, v.old_value, v.new_salt, v.new_value, v.reason_salt, v.reason
     FROM audit_record AS r LEFT JOIN audit_value AS v USING (sequence)
     WHERE r.sequence > ? ORDER BY r.sequence LIMIT ${CHUNK}`,
  )
  return writeLines(path, async (line) => {
    for (let rows = chunk.all(0); rows.length > 0; rows = chunk.all(rows.at(-1)!.sequence)) {
      for (const row of rows) line(trailLine(row, blind.has(row.form ?? '') ? 'none' : values))
      progress?.(rows.at(-1)!.sequence, total)
      await pause(signal)
    }
  })
}

function trailLine(row: TrailRow, values: TrailValues): Json {
  const line = { bytes: row.bytes, hash: row.hash.toString('hex') }
  if (values === 'none' || (values === 'withoutIdentity' && row.entity === 'identityItem')) return line
  const opened = {
    ...opening('old', row.old_salt, row.old_value),
    ...opening('new', row.new_salt, row.new_value),
    ...opening('reason', row.reason_salt, row.reason),
  }
  return Object.keys(opened).length === 0 ? line : { ...line, values: opened }
}

function opening(part: string, salt: Buffer | null, value: string | null): Readonly<Record<string, Json>> {
  return salt === null || value === null ? {} : { [part]: { salt: salt.toString('hex'), value } }
}

async function writeHeads(db: ReadableDb, path: string, signal: AbortSignal | undefined): Promise<WrittenFile> {
  const chunk = db.prepare<{ sequence: number; bytes: string; signature: Buffer }>(
    `SELECT sequence, bytes, signature FROM signed_head WHERE sequence > ? ORDER BY sequence LIMIT ${CHUNK}`,
  )
  return writeLines(path, async (line) => {
    for (let rows = chunk.all(0); rows.length > 0; rows = chunk.all(rows.at(-1)!.sequence)) {
      for (const { bytes, signature } of rows) line({ bytes, signature: signature.toString('hex') })
      await pause(signal)
    }
  })
}

/** Size in bytes and SHA-256 in hex. */
type WrittenFile = { readonly size: number; readonly sha256: string }

async function writeLines(path: string, work: (line: (value: Json) => void) => Promise<void>): Promise<WrittenFile> {
  const file = guarded(() => openSync(path, 'wx', 0o600))
  const hash = createHash('sha256')
  let size = 0
  try {
    await work((value) => {
      const bytes = Buffer.from(`${canonicalJson(value)}\n`, 'utf8')
      hash.update(bytes)
      size += bytes.length
      guarded(() => writeSync(file, bytes))
    })
    guarded(() => fsyncSync(file))
  } finally {
    closeSync(file)
  }
  return { size, sha256: hash.digest('hex') }
}

function writeText(path: string, text: string): WrittenFile {
  return guarded(() => {
    const bytes = Buffer.from(text, 'utf8')
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
}
