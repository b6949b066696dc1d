import type { RecoveryKit } from '../../db/accounts/createStudy.ts'
import { checkWords } from '../../db/keys/index.ts'
import { Refusal } from '../../db/record/refusal.ts'

/** A recovery kit between being made and being confirmed: the only time its words are anywhere but on paper. */
export interface KitInHand {
  readonly kit: RecoveryKit
  /** Printed on it. */
  readonly madeBy: string
  /** What confirming it completes. */
  readonly completes: 'firstRun' | 'recovery'
}

/** Whether the two words typed back are those asked for. Throws a Refusal when not; the kit stays in hand. */
export function requireWords({ kit }: KitInHand, typed: readonly string[]): void {
  if (checkWords(kit.words, kit.ask, typed)) return
  throw new Refusal('badInput', 'Those are not the two words. Nothing is lost: look at the paper and type them again.')
}
