import { exportTrail, type TrailExport, type TrailValues } from '../../../db/audit/exportTrail.ts'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { openReader } from '../../../db/store/store.ts'
import { may } from '../../../shared/roles.ts'

/**
 * Which values travel with the trail. Identity only with the investigator and the profile 'full'; no value at all under the
 * profiles that hide the calendar, since the stamps of a trail cannot be hidden with it.
 */
export function trailValues(role: OpenAccount['person']['role'], profile: string | undefined): TrailValues {
  if (profile === 'full' && may(role, 'export.identified')) return 'all'
  return profile === 'safe-harbor' || profile === 'date-shifted' ? 'none' : 'withoutIdentity'
}

/**
 * Writes the whole trail with its signed heads and the verifier into the folder, and records it (R10, R11, R13). Throws a
 * Refusal for a role that may not, before anything is written, and StoreError when the folder holds something.
 */
export async function exportAudit(
  { store, person, dataKey }: OpenAccount,
  profile: string | undefined,
  target: string,
): Promise<TrailExport & { readonly folder: string; readonly values: TrailValues }> {
  const values = trailValues(person.role, profile)
  store.commit(person, { kind: 'export.audit', changes: [], detail: { outcome: 'ordered', values } })
  const reader = openReader(store.folder, dataKey)
  try {
    const made = new Date().toISOString()
    const written = await reader.longSnapshot(() => exportTrail(reader, target, { values, made }))
    return { folder: target, values, ...written }
  } finally {
    reader.close()
  }
}
