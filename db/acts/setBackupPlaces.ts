import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { backupPlaces, PLACES_KEY } from '../read/backupPlaces.ts'
import { SITE_SCOPE } from '../read/settingsInForce.ts'
import type { ActContext } from './actContext.ts'

/** More would make one backup a long wait. */
const MOST = 4

/** Adds a folder that backups go to, chosen in a dialog of the system, with a reason (R37). The administrator's right. */
export function addBackupPlace(
  context: ActContext,
  { path, reason }: { readonly path: string; readonly reason: string },
): Receipt {
  const places = backupPlaces(context.store.db)
  if (places.includes(path)) {
    throw new Refusal('badInput', 'Backups go to this folder already. Nothing was changed.')
  }
  if (places.length >= MOST) {
    throw new Refusal('badInput', `Backups go to ${MOST} places at most. Take one away first; nothing was changed.`)
  }
  return set(context, [...places, path], reason)
}

/** Takes a place away, with a reason. The backups in it stay. Throws a Refusal 'notFound'. */
export function removeBackupPlace(
  context: ActContext,
  { path, reason }: { readonly path: string; readonly reason: string },
): Receipt {
  const places = backupPlaces(context.store.db)
  if (!places.includes(path)) throw new Refusal('notFound', 'Backups do not go there. Nothing was changed.')
  return set(
    context,
    places.filter((each) => each !== path),
    reason,
  )
}

function set({ store, person }: ActContext, places: readonly string[], reason: string): Receipt {
  return store.commit(person, {
    kind: 'setting.installation',
    reason,
    changes: [{ entity: 'setting', id: SITE_SCOPE, field: PLACES_KEY, value: JSON.stringify(places) }],
  })
}
