import type { Html } from '../../shared/print/html.ts'
import type { DocumentKindName, OrderOf } from '../../shared/ipc/views/documents.ts'
import type { Right } from '../../shared/roles.ts'
import type { ReadContext } from '../read/readContext.ts'

/** What a document says about where it comes from. Fixed when the document is begun. */
export interface DocumentOrigin {
  readonly study: string
  readonly studyVersion: string
  readonly site: string
  readonly installation: string
  readonly synthetic: boolean
  readonly productVersion: string
  /** Hex hash of the last record of the trail in the snapshot that the document was made from, and its sequence. */
  readonly head: string
  readonly sequence: number
  readonly keyFingerprint: string
  /** UTC, ISO with Z. */
  readonly madeAt: string
  /** The same moment as the clock of the site showed it, 'YYYY-MM-DD HH:MM +03:30'. */
  readonly madeAtLocal: string
}

/** What a document is built from: the record as this person may see it. Reading only. */
export interface DocumentContext extends ReadContext {
  readonly origin: DocumentOrigin
}

/** What a kind of document hands back; page, header and footer are put around it. */
export interface DocumentParts {
  readonly title: string
  readonly body: Html
  /** More CSS; a constant of the program. */
  readonly style?: string
  readonly landscape?: boolean
  /** Small, in the header of each page. The title when absent. */
  readonly header?: string
  /** Said loudly on each page, beside the mark of the training study. */
  readonly mark?: string
}

/** One kind of document: who may order it, whether it names a child, what the file is called, and how it is written. */
export interface DocumentKind<Kind extends DocumentKindName> {
  readonly right: (order: OrderOf<Kind>) => Right
  /** Whether a child can be recognised from it: then it is warned about and recorded as such. */
  readonly namesChildren: (order: OrderOf<Kind>) => boolean
  /** The suggested name of the file without its ending. Never a child's name: file names are seen by everybody. */
  readonly fileName: (context: Pick<DocumentContext, 'db'>, order: OrderOf<Kind>) => string
  /** Writes it from a snapshot of the record. Throws a Refusal for what is not there. */
  readonly build: (context: DocumentContext, order: OrderOf<Kind>) => DocumentParts
}
