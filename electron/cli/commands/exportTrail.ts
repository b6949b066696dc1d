import { exportTrail, type TrailExport, type TrailValues } from '../../../db/audit/exportTrail.ts'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { orderTrailDocument, recordTrailDocument } from '../../../db/export/trailAct.ts'
import { TrailStopped, writeTrailDocument, type HiddenCalendar } from '../../../db/export/trailDocument.ts'
import { openReader } from '../../../db/store/store.ts'
import { may } from '../../../shared/roles.ts'
import { recordTrail } from '../../trailOrder.ts'
import { Finding } from '../io.ts'
import { makeRoom } from '../newFolder.ts'

/** What is asked of the trail: a profile that hides the calendar makes a de-identified document for a recipient and purpose. */
export interface WantedTrail {
  readonly profile: string | undefined
  readonly recipient: string
  readonly purpose: string
}

/**
 * Writes the trail into the folder, and records it (R10, R11, R13): under a profile that hides the calendar as a de-identified
 * document of its own, otherwise whole, with its signed heads and the verifier. Throws a Refusal for a role that may not, before
 * anything is written, and StoreError when the folder holds something.
 */
export function exportAudit(account: OpenAccount, wanted: WantedTrail, target: string): Promise<object> {
  const { profile } = wanted
  return profile === 'safe-harbor' || profile === 'date-shifted'
    ? exportDocument(account, { ...wanted, profile }, target)
    : exportWhole(account, profile, target)
}

async function exportDocument(
  { store, person, dataKey }: OpenAccount,
  wanted: WantedTrail & { readonly profile: HiddenCalendar },
  target: string,
) {
  const order = orderTrailDocument(store, person, { ...wanted, target })
  makeRoom(target)
  const reader = openReader(store.folder, dataKey)
  try {
    const written = await writeTrailDocument(reader, order)
    recordTrailDocument(store, person, order, written)
    return { folder: target, profile: order.profile, ...written }
  } catch (thrown) {
    if (!(thrown instanceof TrailStopped)) throw thrown
    recordTrailDocument(store, person, order, { hits: thrown.hits.length })
    throw new Finding(thrown.message)
  } finally {
    reader.close()
  }
}

/** Values travel with the whole trail; identity among them only with the investigator and the profile 'full'. */
async function exportWhole(
  { store, person, dataKey }: OpenAccount,
  profile: string | undefined,
  target: string,
): Promise<TrailExport & { readonly folder: string; readonly values: TrailValues }> {
  const values: TrailValues = profile === 'full' && may(person.role, 'export.identified') ? 'all' : 'withoutIdentity'
  store.commit(person, { kind: 'export.audit', changes: [], detail: { outcome: 'ordered', values } })
  const reader = openReader(store.folder, dataKey)
  try {
    const made = new Date().toISOString()
    const written = await reader.longSnapshot(() => exportTrail(reader, target, { values, made }))
    recordTrail(store, person, written, values)
    return { folder: target, values, ...written }
  } finally {
    reader.close()
  }
}
