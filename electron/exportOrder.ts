import { orderExport, type ExportOrder } from '../db/export/index.ts'
import type { Actor } from '../db/record/change.ts'
import { Refusal } from '../db/record/refusal.ts'
import { settingsInForce } from '../db/read/settingsInForce.ts'
import type { Store } from '../db/store/store.ts'
import type { ExportRequest } from '../shared/ipc/views/export.ts'

/** The request as the export wants it, with the study's k. Throws a Refusal for the full profile, which has a way of its own. */
export function deidentified(store: Store, request: ExportRequest) {
  const { profile, formats, delimiter, decimalMark, byteOrderMark, smallCells, recipient, purpose } = request
  if (profile === 'full') {
    throw new Refusal('notAllowed', 'The identified export is made by an investigator. Nothing was written.')
  }
  const k = Number(settingsInForce(store.db)['export.k'])
  return { profile, formats, csv: { delimiter, decimalMark, byteOrderMark }, smallCells, k, recipient, purpose }
}

/**
 * Orders an export into a new folder inside `parent`. It is in the trail before anything is on the disk, so that no crash can
 * leave an export that nobody ordered (R13). Throws a Refusal for a role without the right.
 */
export function placeOrder(
  store: Store,
  person: Actor,
  request: ExportRequest,
  { parent, productVersion }: { readonly parent: string; readonly productVersion: string },
): ExportOrder {
  const wanted = deidentified(store, request)
  const detail = { outcome: 'ordered', profile: request.profile, formats: request.formats.join(' ') }
  store.commit(person, { kind: 'export.deidentified', changes: [], detail })
  return orderExport(store, person, { ...wanted, parent, productVersion })
}
