import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DocumentOrder, DocumentResult } from '../../shared/ipc/views/documents.ts'
import type { PrintedDocument } from '../../shared/print/printedPage.ts'
import type { ReadContext } from '../read/readContext.ts'
import type { Actor } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { Reader } from '../store/database.ts'
import { guarded } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import type { Store } from '../store/store.ts'
import { buildDocument } from './document.ts'
import { documentKind } from './registry.ts'

/** What turns a page into a PDF: Electron, asked by whoever cannot draw. */
export type Render = (document: PrintedDocument) => Promise<Uint8Array>

/** One document for a worker: plain data. */
export interface DocumentJobOrder {
  readonly wanted: DocumentOrder
  readonly person: Actor
  readonly productVersion: string
  /** The file, in a folder that is there. An older file of that name is replaced: the person was asked. */
  readonly target: string
}

export interface DocumentTools {
  readonly clock: Clock
  readonly render: Render
  readonly signal?: Pick<AbortSignal, 'throwIfAborted'>
}

/** The name that a document's file gets unless the person chooses another. */
export function documentFileName(db: ReadContext['db'], order: DocumentOrder): string {
  return `${documentKind(order.kind).fileName({ db }, order)}.pdf`
}

/**
 * Makes a PDF from one snapshot of the record. The file appears whole or not at all. Throws a Refusal for a role without the right,
 * StoreError for a disk that is full or read-only, and the signal's reason when cancelled; then nothing is left.
 */
export async function writeDocument(
  reader: Reader,
  { wanted, person, productVersion, target }: DocumentJobOrder,
  { clock, render, signal }: DocumentTools,
): Promise<DocumentResult> {
  const page = reader.snapshot(() => buildDocument({ db: reader, person, clock }, wanted, productVersion))
  signal?.throwIfAborted()
  const pdf = await render(page)
  signal?.throwIfAborted()
  replaceFile(target, pdf)
  return {
    file: basename(target),
    sha256: createHash('sha256').update(pdf).digest('hex'),
    bytes: pdf.length,
    namesChildren: documentKind(wanted.kind).namesChildren(wanted),
  }
}

/** Puts bytes under a name so that after a crash there is the old file or the new one, whole. Throws StoreError. */
export function replaceFile(target: string, bytes: Uint8Array): void {
  const partial = join(dirname(target), `.${basename(target)}.part`)
  try {
    guarded(() => {
      rmSync(partial, { force: true })
      const file = openSync(partial, 'wx', 0o600)
      try {
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(partial, target)
      syncFolder(dirname(target))
    })
  } catch (thrown) {
    rmSync(partial, { force: true })
    throw thrown
  }
}

/**
 * Puts an order for a document into the trail before anything is on the disk (R13). Throws a Refusal for a role without the right.
 */
export function recordDocumentOrder(store: Store, person: Actor, order: DocumentOrder): void {
  recordDocument(store, person, order, { outcome: 'ordered' })
}

/** Records that the document was written, with the hash that proves a copy is the same (R34). */
export function recordDocumentWritten(store: Store, person: Actor, order: DocumentOrder, made: DocumentResult): void {
  recordDocument(store, person, order, { outcome: 'written', sha256: made.sha256, bytes: made.bytes })
}

function recordDocument(
  store: Store,
  person: Actor,
  order: DocumentOrder,
  outcome: Readonly<Record<string, string | number>>,
): void {
  const detail = { document: order.kind, namesChildren: documentKind(order.kind).namesChildren(order), ...outcome }
  store.commit(person, {
    kind: 'print.made',
    changes: [],
    detail,
    ...('subjectId' in order && typeof order.subjectId === 'string' ? { subject: order.subjectId } : {}),
  })
}
