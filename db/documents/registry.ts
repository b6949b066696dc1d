import type { DocumentKindName } from '../../shared/ipc/views/documents.ts'
import { blankCrf } from './blankCrf.ts'
import type { DocumentKind } from './kind.ts'
import { saeReport } from './saeReport.ts'

/** Every kind of document by its name. */
const DOCUMENTS: { readonly [Kind in DocumentKindName]: DocumentKind<Kind> } = {
  blankCrf,
  saeReport,
}

/** The document of this name. */
export function documentKind<Kind extends DocumentKindName>(kind: Kind): DocumentKind<Kind> {
  return DOCUMENTS[kind]
}
