import { askPositions, TRIES, wipe, type KeyRing, type Refusal } from '../keys/index.ts'
import { rowOf } from '../read/query.ts'
import { systemClock, type Clock } from '../store/clock.ts'
import type { OpenAccount } from './account.ts'
import { commitKeyChange } from './commitKeyChange.ts'
import type { RecoveryKit } from './createStudy.ts'
import { recordFailures } from './recordFailures.ts'
import { rotateKey } from './rotateKey.ts'
import { enterStore } from './signIn.ts'

/** Who uses the kit, and the administrator's account that they make with it. */
export interface Recovery {
  readonly words: readonly string[]
  readonly person: string
  readonly username: string
  readonly password: string
}

/**
 * Uses the recovery kit (design 5): makes a new administrator under the person's name, replaces the kit, rotates the data key,
 * and records all of it. Gives the new kit; nobody is signed in afterwards. Throws KeyError 'wordsMistyped' for words that cannot
 * be a kit, 'nameTaken', 'passwordRefused'.
 */
export async function recover(
  folder: string,
  ring: KeyRing,
  { words, person: name, username, password }: Recovery,
  clock: Clock = systemClock,
): Promise<{ readonly kind: 'recovered'; readonly kit: RecoveryKit } | Refusal> {
  const answer = await ring.recover(words)
  if (answer.kind !== 'ok') return answer
  const entered = enterStore(folder, ring, answer.candidates, clock)
  if (entered.kind !== 'entered') return { kind: 'wrong', triesLeft: TRIES }
  const { store, dataKey } = entered
  const site = rowOf<{ name: string; organisation: string | null }>(store.db, 'SELECT name, organisation FROM site')
  const organisation = site?.organisation ?? site?.name ?? ''
  const account: OpenAccount = {
    store,
    ring,
    dataKey,
    username,
    mustChangePassword: false,
    person: { id: '', name, role: 'administrator', organisation },
  }
  try {
    recordFailures(account)
    const change = ring.beginChange(dataKey)
    const id = await change.addUser({ userName: username, password, mustChangePassword: false })
    const kit = await change.replaceKit()
    const values = { username, name, role: 'administrator', organisation, status: 'active', mustChangePassword: false }
    commitKeyChange(account, change, null, {
      kind: 'recovery.used',
      detail: { account: id, newKit: kit.kitId },
      changes: Object.entries(values).map(([field, value]) => ({ entity: 'user', id, field, value })),
    })
    const recovered: OpenAccount = { ...account, person: { ...account.person, id } }
    try {
      await rotateKey(recovered, 'recoveryUsed')
    } finally {
      account.store = recovered.store
      account.dataKey = recovered.dataKey
    }
    const fingerprint = account.store.publicKeyFingerprint
    return { kind: 'recovered', kit: { ...kit, fingerprint, ask: askPositions() } }
  } finally {
    account.store.close()
    wipe(account.dataKey)
  }
}
