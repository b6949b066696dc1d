import type { KeyChange } from '../keys/index.ts'
import type { Act, Actor, Receipt } from '../record/change.ts'
import { writeMeta } from '../store/meta.ts'
import { insideOf } from '../store/store.ts'
import type { OpenAccount } from './account.ts'

/**
 * Carries out a change of the keys together with its audit: staged inside the store's write transaction, counted from its
 * commit on, then put in force. After a crash anywhere the next sign-in finds out which side counts (design 5). Throws
 * Refusal, StoreError or KeyError; then neither keys nor record changed.
 */
export function commitKeyChange(
  { store, ring }: Pick<OpenAccount, 'store' | 'ring'>,
  change: KeyChange,
  actor: Actor | null,
  act: Act,
): Receipt {
  let generation: number | null = null
  try {
    const receipt = insideOf(store).commit(actor, act, {
      guard: () => void (generation = ring.stage(change)),
      alsoDo: ({ db }) => writeMeta(db, 'keyGeneration', String(generation)),
    })
    ring.promote()
    return receipt
  } catch (thrown) {
    if (generation !== null) ring.discard()
    throw thrown
  }
}
