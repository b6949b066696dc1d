/** What can go wrong with the store itself, sorted so that a person can be told what is safe and what to do. */
export type StoreErrorCode =
  | 'storeDamaged'
  | 'wrongKey'
  | 'readOnly'
  | 'diskFull'
  | 'storeInUse'
  | 'storeNewer'
  | 'storeMissing'
  | 'storeExists'
  | 'refused'
  | 'failed'

const MESSAGES: Readonly<Record<StoreErrorCode, string>> = {
  storeDamaged:
    'The store is damaged: a part of the file cannot be read. Nothing was written. Stop entering data and restore the newest backup.',
  wrongKey: 'The store cannot be opened with this key, or the file is not a Trialbook store. Nothing was changed.',
  readOnly: 'The store cannot be written: the file or its folder is read-only. What was kept before is safe.',
  diskFull:
    'The disk is full. The last entry was not kept; everything before it is safe. Free some space and try again.',
  storeInUse: 'The store is busy with another program. Nothing was written. Close the other program or try again.',
  storeNewer:
    'This store was written by a newer Trialbook. It was not opened and not changed. Install the newer version.',
  storeMissing: 'There is no Trialbook store in this folder.',
  storeExists: 'There already is a Trialbook store in this folder. It was not touched.',
  refused: 'The store refused the change because it would break a rule of the record. Nothing was written.',
  failed: 'The store could not finish the work. The last entry was not kept; everything before it is safe.',
}

/** Thrown by everything in db/ that touches the store. Its message is for people and never holds SQL, a value or a key. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string = MESSAGES[code]) {
    super(message)
    this.code = code
  }
}

/**
 * Turns whatever SQLite or the file system threw into a {@link StoreError}. The original is dropped on purpose: its text may
 * quote SQL or a value.
 */
export function sortError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown
  return new StoreError(codeOf((thrown as { code?: unknown } | null)?.code))
}

function codeOf(code: unknown): StoreErrorCode {
  if (typeof code !== 'string') return 'failed'
  if (code.startsWith('SQLITE_CORRUPT')) return 'storeDamaged'
  if (code.startsWith('SQLITE_NOTADB')) return 'wrongKey'
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'readOnly'
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') return 'diskFull'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'storeInUse'
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOENT') return 'storeMissing'
  if (code.startsWith('SQLITE_CONSTRAINT') || code.startsWith('SQLITE_TOOBIG')) return 'refused'
  return 'failed'
}

/** Runs `work` and lets only errors out that are fit for people; errors that are not the store's pass unchanged. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    const code = (thrown as { code?: unknown } | null)?.code
    if (typeof code === 'string' && (code.startsWith('SQLITE_') || isFileError(code))) throw sortError(thrown)
    throw thrown
  }
}

const FILE_ERRORS = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOENT']
const isFileError = (code: string) => FILE_ERRORS.includes(code)
