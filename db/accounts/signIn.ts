import { TRIES, wipe, type Candidate, type KeyRing, type Refusal } from '../keys/index.ts'
import { systemClock, type Clock } from '../store/clock.ts'
import { StoreError } from '../store/errors.ts'
import { readMeta } from '../store/meta.ts'
import { openStore, type Store } from '../store/store.ts'
import { personOf, readKeyFacts, type OpenAccount } from './account.ts'
import { isPasswordDue } from './passwordAge.ts'
import { recordFailures, type JoinedFailures } from './recordFailures.ts'
import { finishRotation } from './rotateKey.ts'

/** Somebody got in. */
export interface SignedIn {
  readonly kind: 'signedIn'
  readonly account: OpenAccount
  /** Failed sign-ins since the last time, now in the trail. */
  readonly failures: JoinedFailures
  /** The key file is ahead of the store: an older store was put back. */
  readonly storeIsBehind: boolean
}

/** What the right secret opened, before anybody is signed in. `userId` is null for the recovery kit. */
export interface Entered {
  readonly kind: 'entered'
  readonly store: Store
  readonly dataKey: Buffer
  readonly userId: string | null
  readonly mustChangePassword: boolean
  readonly storeIsBehind: boolean
}

/** Tries tried secrets on the store and settles what a crash left between keys and store. */
export function enterStore(
  folder: string,
  ring: KeyRing,
  candidates: readonly Candidate[],
  clock: Clock,
): Entered | { readonly kind: 'superseded' } | { readonly kind: 'disabled' } {
  let store: Store | null = null
  const open = (dataKey: Buffer) => {
    store = openOrNull(folder, dataKey, clock)
    if (store === null) return null
    const { fileId, intakePrivateKey } = readKeyFacts(store)
    wipe(intakePrivateKey)
    return { fileId, generation: Number(readMeta(store.db, 'keyGeneration')) }
  }
  try {
    const settled = ring.enter(candidates, open)
    const opened = store as Store | null
    if (settled.kind === 'open' && opened !== null) return { ...settled, kind: 'entered', store: opened }
    opened?.close()
    return { kind: settled.kind === 'disabled' ? 'disabled' : 'superseded' }
  } catch (thrown) {
    ;(store as Store | null)?.close()
    throw thrown
  }
}

function openOrNull(folder: string, dataKey: Buffer, clock: Clock): Store | null {
  try {
    return openStore(folder, dataKey, clock)
  } catch (thrown) {
    if (thrown instanceof StoreError && thrown.code === 'wrongKey') return null
    throw thrown
  }
}

/**
 * Signs a person in: checks the password (counted on disk before it is looked at), opens the store, takes failed sign-ins into
 * the trail and records this one (R13, R22). `unlocks`: the same person comes back after a lock. Throws KeyError or StoreError.
 */
export async function signIn(
  folder: string,
  ring: KeyRing,
  credentials: { readonly username: string; readonly password: string; readonly unlocks: (userId: string) => boolean },
  clock: Clock = systemClock,
): Promise<SignedIn | Refusal> {
  const answer = await ring.signIn(credentials.username, credentials.password)
  if (answer.kind !== 'ok') return answer
  const entered = enterStore(folder, ring, answer.candidates, clock)
  if (entered.kind === 'disabled') return { kind: 'disabled' }
  // Right in a file that does not count: an old password, or the recovery kit, which has a door of its own.
  if (entered.kind === 'superseded' || entered.userId === null) return { kind: 'wrong', triesLeft: TRIES }
  const { store, dataKey, userId, storeIsBehind } = entered
  try {
    const mustChangePassword = entered.mustChangePassword || isPasswordDue(store, userId, clock)
    const account: OpenAccount = { store, ring, dataKey, mustChangePassword, ...personOf(store, userId) }
    finishRotation(account)
    const failures = recordFailures(account)
    const kind = credentials.unlocks(userId) ? 'session.unlocked' : 'session.signedIn'
    store.commit(account.person, { kind, changes: [] })
    return { kind: 'signedIn', account, failures, storeIsBehind }
  } catch (thrown) {
    store.close()
    wipe(dataKey)
    throw thrown
  }
}

/** Records why the person leaves, closes the store and wipes the key. The store is closed even if recording fails. */
export function leave(account: OpenAccount, kind: 'session.signedOut' | 'session.locked'): void {
  try {
    account.store.commit(account.person, { kind, changes: [] })
  } finally {
    account.store.close()
    wipe(account.dataKey)
  }
}
