import { createHash, sign } from 'node:crypto'
import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ArchiveSummary } from '../../shared/ipc/views/archive.ts'
import { canonicalJson } from '../../shared/record/canonical.ts'
import { study } from '../../shared/study/study.ts'
import { pause } from '../audit/verify.ts'
import { replaceFile } from '../documents/writeDocument.ts'
import { chainEnd } from '../record/trail.ts'
import type { Reader } from '../store/database.ts'
import { syncFolder } from '../store/mark.ts'
import { readMeta } from '../store/meta.ts'
import { keyFingerprint, readInstallationKey } from '../store/signingKey.ts'
import { filesBelow, sealOf } from './files.ts'

export interface Sealing {
  /** Where the files lie under a temporary name. */
  readonly partial: string
  /** The name that the folder gets. */
  readonly target: string
  /** ISO with Z. */
  readonly made: string
  readonly children: number
  readonly step: (done: number, total: number) => void
  readonly signal: AbortSignal | undefined
}

/**
 * Seals what lies in the folder and gives it its name: a manifest with size and hash of every file, signed by the key of the
 * installation. Throws the signal's reason and what the disk throws; then the folder has its temporary name still.
 */
export async function seal(reader: Reader, { partial, target, made, children, step, signal }: Sealing) {
  const { privateKey, publicKey } = readInstallationKey(reader)
  const end = chainEnd(reader)
  const names = filesBelow(partial)
  const files: Record<string, ReturnType<typeof sealOf>> = {}
  for (const [index, name] of names.entries()) {
    step(index, names.length)
    // A breath between files, in which somebody can stop it.
    // oxlint-disable-next-line no-await-in-loop
    await pause(signal)
    files[name] = sealOf(join(partial, name))
  }
  const manifest = {
    format: 'trialbook-archive',
    version: 1,
    installation: readMeta(reader, 'installation') ?? '',
    synthetic: readMeta(reader, 'synthetic') === 'true',
    study: study.oid,
    studyVersion: study.version,
    publicKey: publicKey.toString('hex'),
    keyFingerprint: keyFingerprint(publicKey),
    made,
    lastSequence: end.sequence,
    head: end.hash.toString('hex'),
    files,
  }
  const signature = sign(null, Buffer.from(canonicalJson(manifest)), privateKey).toString('hex')
  const sealed = Buffer.from(`${canonicalJson({ manifest, signature })}\n`, 'utf8')
  replaceFile(join(partial, 'manifest.json'), sealed)
  signal?.throwIfAborted()
  syncFolder(partial)
  renameSync(partial, target)
  syncFolder(dirname(target))
  return {
    folder: target,
    files: names.length,
    children,
    lastSequence: manifest.lastSequence,
    head: manifest.head,
    keyFingerprint: manifest.keyFingerprint,
    manifestSha256: createHash('sha256').update(sealed).digest('hex'),
  } satisfies ArchiveSummary
}
