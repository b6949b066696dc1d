import type { DocumentKindName } from '../../shared/ipc/views/documents.ts'
import { annotatedCrf } from './annotatedCrf.ts'
import { blankCrf } from './blankCrf.ts'
import { casebook } from './casebook.ts'
import type { DocumentKind } from './kind.ts'
import { saeReport } from './saeReport.ts'
import { visitReport } from './visitReport.ts'

/** Every kind of document by its name. */
const DOCUMENTS: { readonly [Kind in DocumentKindName]: DocumentKind<Kind> } = {
  blankCrf,
  saeReport,
  casebook,
  annotatedCrf,
  visitReport,
}

/** The document of this name. */
export function documentKind<Kind extends DocumentKindName>(kind: Kind): DocumentKind<Kind> {
  return DOCUMENTS[kind]
}
