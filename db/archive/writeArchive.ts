import { createHash, sign } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import type { DocumentOrder } from '../../shared/ipc/views/documents.ts'
import { html } from '../../shared/print/html.ts'
import { printedPage } from '../../shared/print/printedPage.ts'
import { canonicalJson } from '../../shared/record/canonical.ts'
import { checks } from '../../shared/study/checks/index.ts'
import { study } from '../../shared/study/study.ts'
import { exportTrail } from '../audit/exportTrail.ts'
import { buildDocument } from '../documents/document.ts'
import { replaceFile, type Render } from '../documents/writeDocument.ts'
import { writeExport, type ExportOrder } from '../export/writeExport.ts'
import { usersOf } from '../read/people.ts'
import { settingsInForce } from '../read/settingsInForce.ts'
import { subjectsOf } from '../read/subjectRow.ts'
import type { Actor } from '../record/change.ts'
import { chainEnd } from '../record/trail.ts'
import type { Clock } from '../store/clock.ts'
import type { Reader } from '../store/database.ts'
import { guarded, StoreError } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import { readMeta } from '../store/meta.ts'
import { keyFingerprint, readInstallationKey } from '../store/signingKey.ts'
import { ARCHIVE_VERIFIER } from './verifierText.ts'

export interface ArchiveTools {
  readonly clock: Clock
  readonly render: Render
  readonly signal?: AbortSignal
}

/** What was written. The head and the fingerprint are what goes onto paper. */
export interface ArchiveSummary {
  readonly folder: string
  readonly files: number
  readonly children: number
  readonly lastSequence: number
  readonly head: string
  readonly keyFingerprint: string
  /** SHA-256 of the manifest, which names the hash of every file. */
  readonly manifestSha256: string
}

/**
 * Writes the whole identified record as one sealed folder that opens without the application (R33-R36): every casebook as PDF, the
 * blank and annotated forms, ODM and CSV with dictionary, the trail with its verifier, accounts, settings, checks and definitions. From one
 * snapshot; the folder appears whole or not at all. Throws StoreError, the signal's reason, and what the renderer throws.
 */
export function writeArchive(
  reader: Reader,
  person: Actor,
  order: ExportOrder,
  { clock, render, signal }: ArchiveTools,
): Promise<ArchiveSummary> {
  const { target } = order
  if (existsSync(target))
    throw new StoreError('storeExists', 'The folder for the archive is there already. Nothing was written.')
  const partial = join(dirname(target), `.${basename(target)}.part`)
  return reader.longSnapshot(async () => {
    try {
      guarded(() => {
        rmSync(partial, { recursive: true, force: true })
        for (const name of ['casebooks', 'forms', 'study'])
          mkdirSync(join(partial, name), { recursive: true, mode: 0o700 })
      })
      const print = async (name: string, wanted: DocumentOrder) => {
        signal?.throwIfAborted()
        const page = buildDocument({ db: reader, person, clock }, wanted, order.productVersion)
        replaceFile(join(partial, name), await render(page))
      }
      await print('forms/blank.pdf', { kind: 'blankCrf', forms: null })
      await print('forms/annotated.pdf', { kind: 'annotatedCrf' })
      const children = subjectsOf(reader)
      for (const { id, code } of children) {
        // One after the other: the pages of one child are as much as should be in memory.
        // oxlint-disable-next-line no-await-in-loop
        await print(`casebooks/${code}.pdf`, { kind: 'casebook', subjectId: id, identified: true })
      }
      const here = { prepare: reader.prepare.bind(reader), longSnapshot: <T>(work: () => Promise<T>) => work() }
      await writeExport(here, { ...order, target: join(partial, 'data') }, undefined, signal)
      const made = new Date(clock.now()).toISOString()
      await exportTrail(reader, join(partial, 'trail'), { values: 'all', made, ...(signal ? { signal } : {}) })
      const text = (name: string, content: string) => replaceFile(join(partial, name), Buffer.from(content, 'utf8'))
      const json = (name: string, value: unknown) => text(`study/${name}.json`, `${JSON.stringify(value, null, 2)}\n`)
      json('accounts', usersOf(reader))
      json('settings', settingsInForce(reader))
      json('definition', study)
      json(
        'checks',
        checks.map(({ run: _run, ...check }) => check),
      )
      text('verify-archive.mjs', ARCHIVE_VERIFIER)
      text('index.html', indexPage(filesBelow(partial), made))
      signal?.throwIfAborted()
      return seal(reader, { partial, target, made, children: children.length })
    } catch (thrown) {
      rmSync(partial, { recursive: true, force: true })
      throw thrown
    }
  })
}

interface Sealing {
  readonly partial: string
  readonly target: string
  readonly made: string
  readonly children: number
}

function seal(reader: Reader, { partial, target, made, children }: Sealing): ArchiveSummary {
  const { privateKey, publicKey } = readInstallationKey(reader)
  const end = chainEnd(reader)
  const files = Object.fromEntries(
    filesBelow(partial).map((name) => {
      const bytes = readFileSync(join(partial, name))
      return [name, { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]
    }),
  )
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
  guarded(() => {
    syncFolder(partial)
    renameSync(partial, target)
    syncFolder(dirname(target))
  })
  const { lastSequence, head, keyFingerprint: fingerprint } = manifest
  const manifestSha256 = createHash('sha256').update(sealed).digest('hex')
  return {
    folder: target,
    files: Object.keys(files).length,
    children,
    lastSequence,
    head,
    keyFingerprint: fingerprint,
    manifestSha256,
  }
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .toSorted()

function indexPage(files: readonly string[], made: string): string {
  const body = html`<h1>Trialbook archive</h1>
    <p class="warning"><strong>Identified.</strong> These files name children. Keep them locked away.</p>
    <p>${study.name.en}. Made ${made}. Verify with Node 20 or newer: <code>node verify-archive.mjs</code></p>
    <ul>
      ${files.map((name) => html`<li><a href="${name}">${name}</a></li>`)}
    </ul>`
  return printedPage({ title: 'Trialbook archive', body, style: 'body { margin: 12mm; }' })
}
