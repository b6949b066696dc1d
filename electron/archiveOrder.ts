import { exportFolder, orderExport, type ExportOrder } from '../db/export/index.ts'
import type { Actor } from '../db/record/change.ts'
import type { Unfinished } from '../db/record/unfinished.ts'
import { forgetLeftover, noteLeftover, partialOf } from '../db/store/leftovers.ts'
import type { Store } from '../db/store/store.ts'
import type { ArchiveSummary } from '../shared/ipc/views/archive.ts'
import { exportRequest } from '../shared/ipc/views/export.ts'
import { wantedExport } from './exportOrder.ts'

/** What a worker needs to write an archive: plain data. */
export interface ArchiveOrder extends ExportOrder {
  readonly person: Actor
}

/**
 * Orders an archive into a new folder inside `parent`. It is in the trail, with its purpose as the reason, before anything is on the
 * disk (R13); so the archive holds its own order. The folder has the name `target`, or one of its own. Throws a Refusal for a role without the right.
 */
export function placeArchiveOrder(
  store: Store,
  person: Actor,
  purpose: string,
  { parent, productVersion, target }: { parent: string; productVersion: string; target?: string },
): ArchiveOrder {
  const request = exportRequest.parse({ profile: 'full', formats: ['odm', 'csv'], recipient: 'archive', purpose })
  const wanted = wantedExport(store, person, request)
  recordArchive(store, person, purpose, { outcome: 'ordered' })
  const order = orderExport(store, person, { ...wanted, parent, productVersion })
  const placed = { ...order, person, target: target ?? exportFolder(parent, 'archive', order.about.head) }
  noteLeftover(store, partialOf(placed.target))
  return placed
}

/** How far an order came. */
type ArchiveOutcome =
  { readonly outcome: 'ordered' } | { readonly outcome: 'written'; readonly made: ArchiveSummary } | Unfinished

/** Says in the trail how an archive that was ordered ended, and that nothing half made is left to look for. Throws what the door throws. */
export function endArchive(
  store: Store,
  order: ArchiveOrder,
  end: Exclude<ArchiveOutcome, { readonly outcome: 'ordered' }>,
): void {
  forgetLeftover(store, partialOf(order.target))
  recordArchive(store, order.person, order.purpose, end)
}

/** Says in the trail what became of an archive, with the hash that proves a copy is the same (R34). */
function recordArchive(store: Store, person: Actor, purpose: string, end: ArchiveOutcome): void {
  const detail = { profile: 'archive', ...detailOf(end) }
  store.commit(person, { kind: 'export.identified', changes: [], detail, reason: purpose })
}

function detailOf(end: ArchiveOutcome) {
  if (end.outcome !== 'written') return end
  const { files, children, manifestSha256 } = end.made
  return { outcome: end.outcome, files, children, sha256: manifestSha256 }
}
