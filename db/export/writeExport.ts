import { rowKey } from '../../shared/form/address.ts'
import type { ReleasedForm, ReleasedValue } from './released.ts'
import type { Reader } from '../store/database.ts'
import { placeError } from '../store/place.ts'
import type { CsvStyle } from './csv/csv.ts'
import { RULES_VERSION } from './disclosure.ts'
import { FileSet, type Encryption } from './fileSet.ts'
import { writerOf } from './formats.ts'
import { manifestText, type Manifest } from './manifest.ts'
import { isIdentified, PROFILE_LABELS, type ExportProfile } from './profile.ts'
import { Release, type Pseudonym } from './release.ts'
import type { Secrets } from './residualScan.ts'
import { secretsOf } from './secrets.ts'
import { STRICT_K } from './smallCells.ts'
import type { SmallCellChoice } from './subjects.ts'
import { sqlSource } from './sqlSource.ts'

/** All an export needs to know; plain data, so that it can be handed to a worker. */
export interface ExportOrder {
  readonly profile: ExportProfile
  readonly formats: readonly string[]
  readonly csv: CsvStyle
  readonly smallCells: SmallCellChoice
  readonly k: number
  readonly recipient: string
  readonly purpose: string
  readonly madeBy: { readonly name: string; readonly role: string }
  readonly madeAt: string
  readonly productVersion: string
  /** A folder that does not exist yet, inside one that does. */
  readonly target: string
  /** With it the folder holds one encrypted file and its opener. It is kept nowhere. */
  readonly encryption?: Encryption
  readonly pseudonyms: ReadonlyMap<string, Pseudonym>
  readonly about: {
    readonly installation: string
    readonly synthetic: boolean
    readonly head: string
    readonly lastSequence: number
  }
}

export type Progress = (done: number, total: number) => void

/** A finding of the residual scan: nothing was left on disk. */
export class ResidualHit extends Error {
  readonly manifest: Manifest
  constructor(manifest: Manifest) {
    const where = manifest.residualScan.hits[0]
    super(
      `The export was stopped and nothing was written: a value of ${where?.form ?? ''} ${where?.item ?? ''} was found in ${where?.file ?? 'another item'}.`,
    )
    this.name = 'ResidualHit'
    this.manifest = manifest
  }
}

/** Nothing is secret in an export that names the children. */
const NO_SECRETS: Secrets = { everywhere: [], datesOf: new Map() }

/**
 * Writes one export as a folder that appears whole or not at all. Reads one snapshot, in one pass for all formats. Throws
 * {@link ResidualHit} when the scan finds something, `signal.reason` when cancelled, and StoreError in words about the folder.
 */
export function writeExport(
  db: Pick<Reader, 'prepare' | 'longSnapshot'>,
  order: ExportOrder,
  progress: Progress = () => {},
  signal?: Pick<AbortSignal, 'throwIfAborted'>,
): Promise<Manifest> {
  return db.longSnapshot(async () => {
    const source = sqlSource(db, order.about)
    const hidesCalendar = order.profile === 'safe-harbor' || order.profile === 'date-shifted'
    const secrets = isIdentified(order.profile) ? NO_SECRETS : secretsOf(db, hidesCalendar)
    const release = new Release(source, order.pseudonyms, secrets, order)
    const files = fileSetAt(order)
    try {
      await writeFormats(release, files, order, (done) => {
        signal?.throwIfAborted()
        progress(done, release.subjectCount)
      })
      const manifest = manifestOf(order, release, source.study, files.finishFiles())
      if (!manifest.residualScan.passed) throw new ResidualHit(manifest)
      signal?.throwIfAborted()
      files.append('manifest.json', manifestText(manifest))
      files.publish(() => signal?.throwIfAborted())
      return manifest
    } catch (thrown) {
      files.abandon()
      throw placeError(thrown)
    }
  })
}

function fileSetAt({ target, encryption }: ExportOrder): FileSet {
  try {
    return new FileSet(target, encryption)
  } catch (thrown) {
    throw placeError(thrown)
  }
}

/** The form as it counts: without what stands in rows that are struck through. */
function withoutStruckRows(form: ReleasedForm): ReleasedForm {
  if (form.struckRows.length === 0) return form
  const stands = ({ plan, repeat }: ReleasedValue) =>
    !form.struckRows.includes(rowKey({ group: plan.group.oid, repeat }))
  return { ...form, struckRows: [], values: form.values.filter(stands) }
}

async function writeFormats(
  release: Release,
  files: FileSet,
  order: ExportOrder,
  step: (children: number) => void,
): Promise<void> {
  const writers = [...new Set(order.formats)].map((format) => writerOf(format, release, files, order))
  let children = 0
  for (const { child, visits, forms } of release.children()) {
    step(children)
    for (const writer of writers) writer.child?.(child, visits)
    for (const form of forms) {
      step(children)
      const counted = withoutStruckRows(form)
      for (const writer of writers) {
        if (writer.takesStruck) writer.form?.(form)
        else if (!form.struck) writer.form?.(counted)
      }
    }
    for (const writer of writers) writer.childDone?.(child)
    children += 1
  }
  step(children)
  for (const writer of writers) await writer.finish?.()
}

function manifestOf(
  order: ExportOrder,
  release: Release,
  study: { readonly name: string; readonly version: string },
  files: Manifest['files'],
): Manifest {
  const decisions = release.decisions()
  const name = (entry: { form: string; item: string }) => `${entry.form}.${entry.item}`
  return {
    product: 'Trialbook',
    productVersion: order.productVersion,
    study: study.name,
    studyVersion: study.version,
    synthetic: order.about.synthetic,
    profile: order.profile,
    label: PROFILE_LABELS[order.profile],
    rules: RULES_VERSION,
    formats: order.formats,
    madeBy: order.madeBy,
    madeAt: order.madeAt,
    recipient: order.recipient,
    purpose: order.purpose,
    subjects: release.subjectCount,
    values: release.values,
    itemsKept: decisions.filter((entry) => entry.decision.action === 'keep').map(name),
    itemsDropped: decisions.flatMap((entry) =>
      entry.decision.action === 'drop' ? [{ item: name(entry), because: entry.decision.because }] : [],
    ),
    itemsChanged: decisions.flatMap((entry) =>
      entry.decision.action === 'change' ? [{ item: name(entry), how: entry.decision.how }] : [],
    ),
    smallCells: {
      k: order.k,
      over: ['SEX', 'AGE', 'GMFCS'],
      treatment: order.smallCells,
      remaining: release.remainingSmallCells,
      note: isIdentified(order.profile)
        ? 'Not looked for: this export names the children.'
        : `With ${release.subjectCount} children k = ${STRICT_K} cannot be reached in every class; the classes above remain. The data are de-identified or pseudonymised, not anonymous.`,
    },
    residualScan: { passed: release.hits.length === 0, hits: release.hits },
    auditHead: { sequence: order.about.lastSequence, hash: order.about.head },
    files,
  }
}
