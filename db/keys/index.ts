import { KeyRing } from './keyRing.ts'
import { FULL_STRENGTH } from './strength.ts'

/**
 * The keys of the store in `folder`, at full strength; there is no way to ask for less here. `now` is the wall clock.
 * Puts right what a crash left unfinished. Throws KeyError when there is a key file that cannot be read.
 */
export function openKeyRing({ folder, now }: { readonly folder: string; readonly now: () => Date }): KeyRing {
  const ring = new KeyRing({ folder, now, strength: FULL_STRENGTH })
  ring.tidy()
  return ring
}

export type { Candidate, Refusal } from './attempt.ts'
export { writeAtomically } from './atomicFile.ts'
export { wipe } from './bytes.ts'
export { KeyError, type KeyErrorCode } from './errors.ts'
export { exchangeStore, removeStoreCopy, type StoreExchange } from './exchangeStore.ts'
export type { FailedSignIn, FailureIntake } from './intake.ts'
export type { KeyChange, NewPassword } from './keyChange.ts'
export { KEY_FILE_NAMES } from './keyFolder.ts'
export type { KeyRing, KeyRingUser } from './keyRing.ts'
export { TRIES } from './lockout.ts'
export { passwordProblems, PASSWORD_LENGTH, type PasswordProblem } from './passwordRules.ts'
export { deriveKey, storeKeyHex, type KeyPurpose } from './purpose.ts'
export { askPositions, checkWords, KIT_WORDS } from './recoveryKit.ts'
export type { Settled, StoreFacts } from './settle.ts'
