import { StoreError, sortError, type StoreErrorCode } from './errors.ts'

/** The store is not what failed, so its own sentences would frighten for nothing. */
const MESSAGES: Readonly<Partial<Record<StoreErrorCode, string>>> = {
  diskFull:
    'The disk of the folder you chose is full. Nothing was left there, and the record is whole and safe. Free some space on it, or choose another folder.',
  readOnly:
    'Nothing can be written in the folder you chose. Nothing was left there, and the record is whole and safe. Choose another folder.',
  storeMissing:
    'The folder you chose is not there any more. The record is whole and safe. If it is on a stick or another disk, plug it in again, or choose another folder.',
  failed:
    'The folder you chose could not be written to. The record is whole and safe. Try again, or choose another folder.',
}
/** What the system says of a folder that went away, besides ENOENT. */
const GONE = ['ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE']

/**
 * What became of files in a folder that a person chose, in words about that folder and not about the store. What is not about the
 * disk, and what was said in words of its own, passes unchanged.
 */
export function placeError(thrown: unknown): unknown {
  const code = codeOf(thrown)
  const message = code === null ? undefined : MESSAGES[code]
  return code === null || message === undefined ? thrown : new StoreError(code, message)
}

/** Only what file systems say: 'SQLITE_FULL' is about the store and keeps its own words. */
function codeOf(thrown: unknown): StoreErrorCode | null {
  if (thrown instanceof StoreError) return thrown.message === new StoreError(thrown.code).message ? thrown.code : null
  const code = (thrown as { code?: unknown } | null)?.code
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return null
  return GONE.includes(code) ? 'storeMissing' : sortError(thrown).code
}
