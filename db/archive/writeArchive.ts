import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ArchiveStep, ArchiveSummary } from '../../shared/ipc/views/archive.ts'
import type { DocumentOrder } from '../../shared/ipc/views/documents.ts'
import { checks } from '../../shared/study/checks/index.ts'
import { study } from '../../shared/study/study.ts'
import { exportTrail } from '../audit/exportTrail.ts'
import { buildDocument, documentOrigin } from '../documents/document.ts'
import { replaceFile, type Render } from '../documents/writeDocument.ts'
import { writeExport, type ExportOrder } from '../export/writeExport.ts'
import { usersOf } from '../read/people.ts'
import { settingsInForce } from '../read/settingsInForce.ts'
import { subjectsOf } from '../read/subjectRow.ts'
import type { Actor } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { Reader } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import { partialOf } from '../store/leftovers.ts'
import { placeError } from '../store/place.ts'
import { filesBelow } from './files.ts'
import { indexPage } from './indexPage.ts'
import { seal } from './seal.ts'
import { ARCHIVE_VERIFIER } from './verifierText.ts'

export interface ArchiveTools {
  readonly clock: Clock
  readonly render: Render
  /** How far the step is: children, records or files, whatever it works through. */
  readonly progress?: (step: ArchiveStep, done: number, total: number) => void
  readonly signal?: AbortSignal
}

/**
 * Writes the whole identified record as one sealed folder that opens without the application (R33-R36): every casebook as PDF, the
 * blank and annotated forms, ODM and CSV with dictionary, the trail with its verifier, accounts, settings, checks and definitions. From one
 * snapshot; the folder appears whole or not at all. Throws StoreError in words about the place, the signal's reason, and what the renderer throws.
 */
export function writeArchive(
  reader: Reader,
  person: Actor,
  order: ExportOrder,
  tools: ArchiveTools,
): Promise<ArchiveSummary> {
  const { target } = order
  if (existsSync(target))
    throw new StoreError('storeExists', 'The folder for the archive is there already. Nothing was written.')
  const partial = partialOf(target)
  return reader.longSnapshot(async () => {
    try {
      rmSync(partial, { recursive: true, force: true })
      // Not its parents: a folder that went away meanwhile, such as a stick, is not made anew somewhere else.
      mkdirSync(partial, { mode: 0o700 })
      return await fill(reader, person, { ...order, partial }, tools)
    } catch (thrown) {
      rmSync(partial, { recursive: true, force: true })
      throw placeError(thrown)
    }
  })
}

async function fill(
  reader: Reader,
  person: Actor,
  { partial, ...order }: ExportOrder & { readonly partial: string },
  { clock, render, progress, signal }: ArchiveTools,
): Promise<ArchiveSummary> {
  const at = (step: ArchiveStep) => (done: number, total: number) => {
    signal?.throwIfAborted()
    progress?.(step, done, total)
  }
  for (const name of ['casebooks', 'forms', 'study']) mkdirSync(join(partial, name), { mode: 0o700 })
  const context = { db: reader, person, clock }
  const print = async (name: string, wanted: DocumentOrder) => {
    const pdf = await render(buildDocument(context, wanted, order.productVersion))
    signal?.throwIfAborted()
    replaceFile(join(partial, name), pdf)
  }
  at('forms')(0, 2)
  await print('forms/blank.pdf', { kind: 'blankCrf', forms: null })
  at('forms')(1, 2)
  await print('forms/annotated.pdf', { kind: 'annotatedCrf' })
  const children = subjectsOf(reader)
  for (const [index, { id, code }] of children.entries()) {
    at('casebooks')(index, children.length)
    // One after the other: the pages of one child are as much as should be in memory.
    // oxlint-disable-next-line no-await-in-loop
    await print(`casebooks/${code}.pdf`, { kind: 'casebook', subjectId: id, identified: true })
  }
  const origin = documentOrigin(context, order.productVersion)
  const { head, sequence: lastSequence } = origin
  const here = { prepare: reader.prepare.bind(reader), longSnapshot: <T>(work: () => Promise<T>) => work() }
  const about = { ...order.about, head, lastSequence }
  await writeExport(here, { ...order, about, target: join(partial, 'data') }, at('data'), signal)
  const made = new Date(clock.now()).toISOString()
  at('trail')(0, lastSequence)
  const trail = { values: 'all', made, progress: at('trail'), ...(signal ? { signal } : {}) } as const
  await exportTrail(reader, join(partial, 'trail'), trail)
  writeStudy(reader, partial)
  const text = (name: string, content: string) => replaceFile(join(partial, name), Buffer.from(content, 'utf8'))
  text('verify-archive.mjs', ARCHIVE_VERIFIER)
  text(
    'index.html',
    indexPage({ ...origin, files: filesBelow(partial), made, lastSequence, children: children.length }),
  )
  return seal(reader, {
    partial,
    target: order.target,
    made,
    children: children.length,
    step: at('sealing'),
    signal,
  })
}

/** What the study was run with: people, settings, checks and definition as JSON. */
function writeStudy(reader: Reader, partial: string): void {
  const json = (name: string, value: unknown) =>
    replaceFile(join(partial, 'study', `${name}.json`), Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8'))
  json('accounts', usersOf(reader))
  json('settings', settingsInForce(reader))
  json('definition', study)
  json(
    'checks',
    checks.map(({ run: _run, ...check }) => check),
  )
}
