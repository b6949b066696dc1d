import type { DocumentKindName, DocumentOrder } from '../../shared/ipc/views/documents.ts'
import { blankCrf } from './blankCrf.ts'
import type { DocumentKind } from './kind.ts'

/** Every kind of document by its name. */
const DOCUMENTS: { readonly [Kind in DocumentKindName]: DocumentKind<Kind> } = {
  blankCrf,
}

/** The kind that an order is for. */
export function documentKind<Order extends DocumentOrder>({ kind }: Order): DocumentKind<Order['kind']> {
  return DOCUMENTS[kind] as DocumentKind<Order['kind']>
}
