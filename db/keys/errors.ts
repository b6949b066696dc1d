/** What can go wrong with keys. The code is for programs; the message says what happened, what is safe and what to do. */
export type KeyErrorCode =
  | 'keyFileMissing'
  | 'keyFileDamaged'
  | 'keyFileNewer'
  | 'keyFileAltered'
  | 'keyFileOlder'
  | 'otherInstallation'
  | 'keyFileBusy'
  | 'weakWrap'
  | 'wordsMistyped'
  | 'passwordRefused'
  | 'nameTaken'
  | 'nameRefused'
  | 'unknownUser'
  | 'lastUser'
  | 'changePending'
  | 'nothingStaged'
  | 'storeOpen'
  | 'copyFailed'

/** An error that may be shown to a person: it never holds a key, a password, a user name or a path. */
export class KeyError extends Error {
  readonly code: KeyErrorCode

  constructor(code: KeyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'KeyError'
    this.code = code
  }
}
