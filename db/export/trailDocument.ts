import { hash, sign } from 'node:crypto'
import { canonicalJson } from '../../shared/record/canonical.ts'
import verifier from '../audit/verifier/verifierText.json' with { type: 'json' }
import type { Reader } from '../store/database.ts'
import { keyFingerprint, readInstallationKey } from '../store/signingKey.ts'
import { csvLines } from './csv/csv.ts'
import type { DeidentifiedProfile } from './dates.ts'
import { RULES_VERSION } from './disclosure.ts'
import { FileSet } from './fileSet.ts'
import { PROFILE_LABELS } from './profile.ts'
import type { Hit } from './residualScan.ts'
import { TRAIL_COLUMNS, TrailRelease } from './trailRelease.ts'
import { trailReadme } from './trailReadme.ts'
import type { ExportOrder } from './writeExport.ts'

/** The profiles that hide the calendar: under them the trail is a document of its own (deidentification rule 14). */
export type HiddenCalendar = Exclude<DeidentifiedProfile, 'limited-dataset'>

/** What such a document is made from; its target is a folder that does not exist yet. */
export type TrailDocumentOrder = Pick<ExportOrder, 'recipient' | 'purpose' | 'target' | 'pseudonyms' | 'about'> & {
  readonly profile: HiddenCalendar
  /** Who makes it: a role, never a name. */
  readonly madeBy: string
}

/** What was written. `manifest` is the SHA-256 of the manifest file: the act in the trail names it, and so says when it was made. */
export interface TrailDocument {
  readonly records: number
  readonly children: number
  readonly keyFingerprint: string
  readonly files: readonly string[]
  readonly manifest: string
}

/** The residual scan found something: nothing was left on the disk. */
export class TrailStopped extends Error {
  readonly hits: readonly Hit[]
  constructor(hits: readonly Hit[]) {
    const [first] = hits
    super(
      `The trail was stopped and nothing was written: a value of ${first?.form ?? ''} ${first?.item ?? ''} was found in ${first?.file ?? 'another item'}.`,
    )
    this.name = 'TrailStopped'
    this.hits = hits
  }
}

const TABLE = 'deidentified-trail.csv'
const COMMA = { delimiter: ',' } as const

/**
 * Writes the trail of the children under a profile that hides the calendar, as a document of its own (design 4, rule 14): no salt,
 * no commitment and no hash of the trail, and no moment, not even that of its making, signed with the installation's key. Reads
 * one snapshot; the folder appears whole or not at all. Throws {@link TrailStopped} when the scan finds something, and the
 * signal's reason when cancelled.
 */
export function writeTrailDocument(
  db: Pick<Reader, 'prepare' | 'longSnapshot'>,
  order: TrailDocumentOrder,
  more: { readonly progress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<TrailDocument> {
  return db.longSnapshot(() => {
    const release = new TrailRelease(db, order)
    const files = new FileSet(order.target)
    try {
      files.append(TABLE, csvLines([TRAIL_COLUMNS], COMMA))
      let records = 0
      let done = 0
      for (const rows of release.children()) {
        more.signal?.throwIfAborted()
        files.append(TABLE, csvLines(rows, COMMA), rows.length)
        records += rows.length
        more.progress?.((done += 1), release.childCount)
      }
      if (release.hits.length > 0) throw new TrailStopped(release.hits)
      files.append('README.txt', trailReadme(order.profile))
      files.append('verify-trail.mjs', verifier.text)
      const written = files.finishFiles()
      const { privateKey, publicKey } = readInstallationKey(db)
      const manifest = {
        format: 'trialbook-deidentified-trail',
        version: 1,
        study: release.study.name,
        studyVersion: release.study.version,
        synthetic: order.about.synthetic,
        profile: order.profile,
        label: PROFILE_LABELS[order.profile],
        rules: RULES_VERSION,
        recipient: order.recipient,
        purpose: order.purpose,
        madeBy: order.madeBy,
        publicKey: publicKey.toString('hex'),
        keyFingerprint: keyFingerprint(publicKey),
        count: records,
        children: release.childCount,
        files: Object.fromEntries(written.map(({ name, bytes, sha256 }) => [name, { size: bytes, sha256 }])),
      }
      const signature = sign(null, Buffer.from(canonicalJson(manifest)), privateKey).toString('hex')
      const text = `${canonicalJson({ manifest, signature })}\n`
      files.append('manifest.json', text)
      files.publish()
      return Promise.resolve({
        records,
        children: release.childCount,
        keyFingerprint: manifest.keyFingerprint,
        files: [...written.map(({ name }) => name), 'manifest.json'],
        manifest: hash('sha256', text),
      })
    } catch (thrown) {
      files.abandon()
      throw thrown
    }
  })
}
