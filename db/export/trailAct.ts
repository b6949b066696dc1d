import type { Actor } from '../record/change.ts'
import type { Store } from '../store/store.ts'
import { chainEnd } from '../record/trail.ts'
import { pseudonymsOf, releaseLine } from './pseudonyms.ts'
import type { TrailDocument, TrailDocumentOrder } from './trailDocument.ts'

const KIND = 'export.deidentified'

/**
 * Orders the de-identified trail for a recipient and purpose. The order is in the trail before anything is on the disk (R13). Throws
 * a Refusal for a role that may not export de-identified data.
 */
export function orderTrailDocument(
  store: Store,
  actor: Actor,
  request: Pick<TrailDocumentOrder, 'profile' | 'recipient' | 'purpose' | 'target'>,
): TrailDocumentOrder {
  store.commit(actor, { kind: KIND, changes: [], detail: detailOf(request, 'ordered') })
  const pseudonyms = pseudonymsOf(store, actor, releaseLine(request.recipient, request.purpose))
  const { sequence, hash } = chainEnd(store.db)
  const head = hash.toString('hex')
  return {
    ...request,
    madeBy: actor.role,
    pseudonyms,
    about: { installation: store.installation, synthetic: store.synthetic, head, lastSequence: sequence },
  }
}

/**
 * Says in the trail what was written, with the SHA-256 of its manifest, by which the site can tell when a document in somebody's
 * hands was made; or how many findings of the residual scan stopped it (R13).
 */
export function recordTrailDocument(
  store: Store,
  actor: Actor,
  order: TrailDocumentOrder,
  came: TrailDocument | { readonly hits: number },
): void {
  const detail =
    'hits' in came
      ? { ...detailOf(order, 'stopped'), hits: came.hits }
      : { ...detailOf(order, 'written'), children: came.children, records: came.records, manifest: came.manifest }
  store.commit(actor, { kind: KIND, changes: [], detail })
}

function detailOf({ profile }: Pick<TrailDocumentOrder, 'profile'>, outcome: 'ordered' | 'written' | 'stopped') {
  return { outcome, profile, formats: 'audit' }
}
