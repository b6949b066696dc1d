import type { KeyErrorCode } from '../../db/keys/errors.ts'
import { KeyError } from '../../db/keys/errors.ts'
import { Refusal } from '../../db/record/refusal.ts'
import type { StoreErrorCode } from '../../db/store/errors.ts'
import { StoreError } from '../../db/store/errors.ts'
import type { ErrorCode, Failure } from '../../shared/ipc/envelope.ts'

/** What people read when the door itself refuses. Nothing has happened in any of these cases. */
const MESSAGES = {
  badInput: 'Trialbook did not understand what was sent. Nothing was changed. Check the entry and try again.',
  unknownChannel: 'This part of Trialbook does not exist. Nothing was changed. Restart the application.',
  badSender: 'A request came from outside the Trialbook window and was refused. Nothing was changed.',
  signedOut: 'Nobody is signed in. Everything kept so far is safe. Sign in and try again.',
  locked: 'The session is locked. Everything kept so far is safe. Sign in to go on where you were.',
  notAllowed: 'Your role does not allow this now. Nothing was changed.',
  mustChangePassword: 'Your password was chosen by somebody else. Choose your own first, then go on.',
} as const satisfies Partial<Record<ErrorCode, string>>

/** A refusal by the door. */
export function refusal(code: keyof typeof MESSAGES): Failure {
  return { code, message: MESSAGES[code] }
}

/** What people read when something failed that nobody foresaw; the incident's id leads to the line in the log. */
export function unforeseen(incident: string): Failure {
  return {
    code: 'failed',
    message:
      'Something went wrong inside Trialbook. What was shown as kept is safe; the last step may not have happened. ' +
      `Try again, and if it happens again tell whoever looks after the installation: incident ${incident.slice(0, 8)}.`,
  }
}

const STORE_CODES: Readonly<Record<StoreErrorCode, ErrorCode>> = {
  storeDamaged: 'storeDamaged',
  wrongKey: 'storeDamaged',
  readOnly: 'readOnly',
  diskFull: 'diskFull',
  storeInUse: 'storeInUse',
  storeNewer: 'storeNewer',
  storeMissing: 'notFound',
  storeExists: 'notAllowed',
  refused: 'failed',
  failed: 'failed',
}

const KEY_CODES: Readonly<Record<KeyErrorCode, ErrorCode>> = {
  keyFileMissing: 'storeDamaged',
  keyFileDamaged: 'storeDamaged',
  keyFileNewer: 'storeNewer',
  keyFileAltered: 'storeDamaged',
  keyFileOlder: 'storeDamaged',
  otherInstallation: 'storeDamaged',
  keyFileBusy: 'storeInUse',
  weakWrap: 'storeDamaged',
  wordsMistyped: 'badInput',
  passwordRefused: 'badInput',
  nameTaken: 'badInput',
  nameRefused: 'badInput',
  unknownUser: 'notFound',
  lastUser: 'notAllowed',
  changePending: 'storeInUse',
  nothingStaged: 'failed',
  storeOpen: 'storeInUse',
  copyFailed: 'failed',
}

/** What an error of the layers below means to the renderer, or null for one that nobody foresaw. */
export function failureOf(thrown: unknown): Failure | null {
  if (thrown instanceof Refusal) return { code: thrown.code, message: thrown.message }
  if (thrown instanceof StoreError) return { code: STORE_CODES[thrown.code], message: thrown.message }
  if (thrown instanceof KeyError) return { code: KEY_CODES[thrown.code], message: thrown.message }
  return null
}
