import { exportKind, isWritten, orderExport, type ExportOrder } from '../db/export/index.ts'
import type { Actor } from '../db/record/change.ts'
import { Refusal } from '../db/record/refusal.ts'
import { settingsInForce } from '../db/read/settingsInForce.ts'
import type { Store } from '../db/store/store.ts'
import type { ExportRequest } from '../shared/ipc/views/export.ts'
import { may } from '../shared/roles.ts'

/** Whether the request names the children: whoever takes it has asked for the password again before it is ordered. */
export function namesChildren({ profile }: Pick<ExportRequest, 'profile'>): boolean {
  return exportKind(profile) === 'export.identified'
}

/**
 * The request as the export wants it, with the study's k; the password is left behind. Throws a Refusal when the person may not name
 * children, and for a format that is not written here.
 */
export function wantedExport(store: Store, person: Actor, request: ExportRequest) {
  const { profile, formats, delimiter, decimalMark, byteOrderMark, smallCells, recipient, purpose, passphrase } =
    request
  if (namesChildren(request) && !may(person.role, 'export.identified')) {
    throw new Refusal('notAllowed', 'The identified export is made by an investigator. Nothing was written.')
  }
  if (!formats.every(isWritten)) {
    throw new Refusal('badInput', 'The audit trail is exported on its own. Choose other formats; nothing was written.')
  }
  const k = Number(settingsInForce(store.db)['export.k'])
  const csv = { delimiter, decimalMark, byteOrderMark }
  const encryption = passphrase === undefined ? {} : { encryption: { passphrase } }
  return { profile, formats, csv, smallCells, k, recipient, purpose, ...encryption }
}

/**
 * Orders an export into a new folder inside `parent`. It is in the trail before anything is on the disk, so that no crash can
 * leave an export that nobody ordered (R13); an identified one with its purpose as the reason. Throws a Refusal for a role without
 * the right.
 */
export function placeOrder(
  store: Store,
  person: Actor,
  request: ExportRequest,
  { parent, productVersion }: { readonly parent: string; readonly productVersion: string },
): ExportOrder {
  const wanted = wantedExport(store, person, request)
  const { profile, formats } = request
  const encrypted = wanted.encryption === undefined ? {} : { encrypted: true }
  const detail = { outcome: 'ordered', profile, formats: formats.join(' '), ...encrypted }
  const reason = namesChildren(request) ? { reason: request.purpose } : {}
  store.commit(person, { kind: exportKind(request.profile), changes: [], detail, ...reason })
  return orderExport(store, person, { ...wanted, parent, productVersion })
}
