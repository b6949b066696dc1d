import type { DocumentOrder } from '../../shared/ipc/views/documents.ts'
import { printedPage, type PrintedDocument } from '../../shared/print/printedPage.ts'
import { may } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'
import { rowOf } from '../read/query.ts'
import { localTime, type ReadContext } from '../read/readContext.ts'
import type { Actor } from '../record/change.ts'
import { refuse } from '../record/refusal.ts'
import { chainEnd } from '../record/trail.ts'
import { readMeta } from '../store/meta.ts'
import { keyFingerprint, readPublicKey } from '../store/signingKey.ts'
import type { DocumentContext, DocumentOrigin, DocumentParts } from './kind.ts'
import { identityMask } from './maskIdentity.ts'
import { documentKind } from './registry.ts'

/** Said on each page of a training store. */
export const SYNTHETIC_MARK = 'TRAINING DATA · these children do not exist'

/** Throws a Refusal when the person may not have this document. Asked before a dialog opens and again where it is written. */
export function requireDocumentRight(person: Actor, order: DocumentOrder): void {
  if (!may(person.role, documentKind(order.kind).right(order))) throw refuse.notAllowed()
}

/** Where everything printed from this snapshot says that it comes from. */
export function documentOrigin({ db, clock }: ReadContext, productVersion: string): DocumentOrigin {
  const end = chainEnd(db)
  const now = clock.now()
  const madeAt = new Date(now).toISOString()
  const offset = clock.offset(now)
  return {
    study: study.oid,
    studyVersion: readMeta(db, 'studyVersion') ?? study.version,
    site: rowOf<{ name: string }>(db, 'SELECT name FROM site LIMIT 1')?.name ?? '',
    installation: readMeta(db, 'installation') ?? '',
    synthetic: readMeta(db, 'synthetic') === 'true',
    productVersion,
    head: end.hash.toString('hex'),
    sequence: end.sequence,
    keyFingerprint: keyFingerprint(readPublicKey(db)),
    madeAt,
    madeAtLocal: `${localTime(madeAt, offset).replace('T', ' ')} ${offset}`,
  }
}

/**
 * Writes a document as HTML from one snapshot, as this person may see the record. Throws a Refusal for a role without the right and
 * for what is not there.
 */
export function buildDocument(read: ReadContext, order: DocumentOrder, productVersion: string): PrintedDocument {
  requireDocumentRight(read.person, order)
  const context: DocumentContext = { ...read, origin: documentOrigin(read, productVersion) }
  const kind = documentKind(order.kind)
  const parts = kind.build(context, order)
  const isAboutChildren = !WITHOUT_CHILDREN.has(order.kind)
  // What somebody typed in a reason or a comment is printed as typed; a document that names no child looks through it first.
  const body = isAboutChildren && !kind.namesChildren(order) ? identityMask(read.db)(parts.body) : parts.body
  return printed({ ...parts, body }, context.origin)
}

/** Documents of the study alone: there is nothing of a child in them to mask. */
const WITHOUT_CHILDREN: ReadonlySet<DocumentOrder['kind']> = new Set(['blankCrf', 'annotatedCrf'])

/** Puts page, header and footer around what a kind of document wrote. */
export function printed(parts: DocumentParts, origin: DocumentOrigin): PrintedDocument {
  const { title, body, style, landscape = false, header = title } = parts
  const marks = [origin.synthetic ? SYNTHETIC_MARK : null, parts.mark ?? null].filter((mark) => mark !== null)
  return {
    title,
    html: printedPage({ title, body, ...(style === undefined ? {} : { style }) }),
    header: `${origin.study} ${origin.studyVersion} · ${origin.site} · ${header}`,
    footer: `Made ${origin.madeAtLocal} by Trialbook ${origin.productVersion} · record ${origin.sequence} · head ${origin.head}`,
    mark: marks.length === 0 ? null : marks.join(' · '),
    landscape,
  }
}
