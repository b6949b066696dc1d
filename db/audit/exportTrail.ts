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
import { auditRow, type AuditRow } from '../../shared/ipc/views/audit.ts'
import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import { blindForms } from '../entries/sight.ts'
import { BYTE_ORDER_MARK, csvLines } from '../export/csv/csv.ts'
import { hiddenParts, PARTS, type Part } from '../read/aboutIdentity.ts'
import { readAuditRows } from '../read/auditPage.ts'
import { chainEnd } from '../record/trail.ts'
import type { ReadableDb } from '../store/database.ts'
import { guarded, StoreError } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import { readMeta } from '../store/meta.ts'
import { keyFingerprint, readInstallationKey } from '../store/signingKey.ts'
import verifier from './verifier/verifierText.json' with { type: 'json' }
import { pause, type VerifyOptions } from './verify.ts'

/** Which values travel with their salts. 'none' opens no commitment; it still holds
 * real times and the names of staff, so it is no de-identified trail: that is a document of its own (db/export/trailDocument.ts). */
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
      'trail.csv': await writeTable(db, join(partial, 'trail.csv'), options),
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
  readonly entityId: string | null
  readonly field: string | null
  readonly formId: string | null
  readonly writer: string | null
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
    `SELECT r.sequence, r.entity, r.entity_id AS entityId, r.field, r.form_id AS formId, r.user_role AS writer, r.bytes,
       r.hash, v.old_salt, v.old_value, v.new_salt, v.new_value, v.reason_salt, v.reason
     FROM audit_record AS r LEFT JOIN audit_value AS v USING (sequence)
     WHERE r.sequence > ? ORDER BY r.sequence LIMIT ${CHUNK}`,
  )
  const hiddenOf = hiddenParts(db, readerOf(values))
  return writeLines(path, async (line) => {
    for (let rows = chunk.all(0); rows.length > 0; rows = chunk.all(rows.at(-1)!.sequence)) {
      for (const row of rows) {
        const isBlind = blind.has(row.formId ?? '')
        line(`${canonicalJson(trailLine(row, values, isBlind ? PARTS : hiddenOf(row, row.writer)))}\n`)
      }
      progress?.(rows.at(-1)!.sequence, total)
      await pause(signal)
    }
  })
}

/** A line of the trail. The `kept` parts stay here, and the line says which of them there are. */
function trailLine(row: TrailRow, values: TrailValues, kept: Iterable<Part>): Json {
  const line = { bytes: row.bytes, hash: row.hash.toString('hex') }
  if (values === 'none') return line
  const parts = {
    old: opening('old', row.old_salt, row.old_value),
    new: opening('new', row.new_salt, row.new_value),
    reason: opening('reason', row.reason_salt, row.reason),
  }
  const hidden = new Set(kept)
  const there = PARTS.filter((part) => Object.keys(parts[part]).length > 0)
  const withheld = there.filter((part) => hidden.has(part))
  const opened = Object.assign({}, ...there.filter((part) => !hidden.has(part)).map((part) => parts[part])) as Json
  return {
    ...line,
    ...(there.length > withheld.length ? { values: opened } : {}),
    ...(withheld.length > 0 ? { withheld } : {}),
  }
}

function opening(part: string, salt: Buffer | null, value: string | null): Readonly<Record<string, Json>> {
  return salt === null || value === null ? {} : { [part]: { salt: salt.toString('hex'), value } }
}

/** As whom the trail is read: identity is opened where all values travel, masked elsewhere. */
const readerOf = (values: TrailValues) => (values === 'all' ? 'investigator' : 'monitor')

/** The trail as a table that any spreadsheet searches and sorts, with every column of the screen (R10), oldest first. */
async function writeTable(
  db: ReadableDb,
  path: string,
  { values, signal }: { readonly values: TrailValues } & VerifyOptions,
): Promise<WrittenFile> {
  const style = { delimiter: ',' } as const
  const blind = blindForms(db)
  const shown = (row: AuditRow) =>
    values === 'none' || blind.has(row.formId ?? '') ? { ...row, old: null, new: null, reason: null } : row
  return writeLines(path, async (line) => {
    line(BYTE_ORDER_MARK + csvLines([COLUMNS], style))
    let rows = readAuditRows(db, readerOf(values), 0, CHUNK)
    for (; rows.length > 0; rows = readAuditRows(db, readerOf(values), rows.at(-1)!.sequence, CHUNK)) {
      const cells = rows.map(shown).map((row) => COLUMNS.map((column) => String(row[column] ?? '')))
      line(csvLines(cells, style))
      await pause(signal)
    }
  })
}

const COLUMNS = Object.keys(auditRow.shape) as readonly (keyof AuditRow)[]

async function writeHeads(db: ReadableDb, path: string, signal: AbortSignal | undefined): Promise<WrittenFile> {
  const chunk = db.prepare<{ sequence: number; bytes: string; signature: Buffer }>(
    `SELECT sequence, bytes, signature FROM signed_head WHERE sequence > ? ORDER BY sequence LIMIT ${CHUNK}`,
  )
  return writeLines(path, async (line) => {
    for (let rows = chunk.all(0); rows.length > 0; rows = chunk.all(rows.at(-1)!.sequence)) {
      for (const { bytes, signature } of rows)
        line(`${canonicalJson({ bytes, signature: signature.toString('hex') })}\n`)
      await pause(signal)
    }
  })
}

/** Size in bytes and SHA-256 in hex. */
type WrittenFile = { readonly size: number; readonly sha256: string }

async function writeLines(path: string, work: (line: (text: string) => void) => Promise<void>): Promise<WrittenFile> {
  const file = guarded(() => openSync(path, 'wx', 0o600))
  const hash = createHash('sha256')
  let size = 0
  try {
    await work((text) => {
      const bytes = Buffer.from(text, 'utf8')
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
