import { NOTHING } from '../record/entries.ts'
import { wipe } from '../keys/index.ts'
import { insideOf } from '../store/store.ts'
import { readKeyFacts, type OpenAccount } from './account.ts'

/** How many failed sign-ins joined the trail. */
export interface JoinedFailures {
  readonly count: number
  /** Sealed records that somebody damaged or made up. */
  readonly unreadable: number
}

/**
 * Takes the failed sign-ins that were sealed while the store was closed into the trail, as one act of the installation (R22). A
 * crash between the commit and the forgetting would bring them again; those that the trail knows are left out.
 */
export function recordFailures({ store, ring }: Pick<OpenAccount, 'store' | 'ring'>): JoinedFailures {
  const { intakePrivateKey } = readKeyFacts(store)
  const intake = ring.openFailures(intakePrivateKey)
  wipe(intakePrivateKey)
  const { unreadable, unrecorded } = intake
  const fresh = intake.records.filter(({ id }) => !isInTrail(id))
  const count = fresh.length + unrecorded
  if (count + unreadable > 0) {
    insideOf(store).commit(
      null,
      { kind: 'session.failed', changes: [], detail: { count, unreadable, unrecorded } },
      {
        entries: () =>
          fresh.map(({ id, time, userId, nameTag, reason }) => ({
            ...NOTHING,
            detail: {
              attempt: id,
              at: time,
              reason,
              ...(userId !== null && { account: userId }),
              ...(nameTag !== null && { nameTag }),
            },
          })),
      },
    )
  }
  if (intake.ids.length + unrecorded > 0) ring.forgetFailures(intake)
  return { count, unreadable }

  function isInTrail(attempt: string): boolean {
    const known = store.db.prepare(
      `SELECT 1 FROM audit_record WHERE kind = 'session.failed' AND bytes ->> '$.detail.attempt' = ?`,
    )
    return known.get(attempt) !== undefined
  }
}
