import { Refusal } from '../record/refusal.ts'

/** Largest file that is read, in bytes. */
export const MAX_BYTES = 256 * 1024 * 1024
/** Most forms in one file. */
export const MAX_FORMS = 100_000

/** A file that cannot be taken at all. `problem` is a sentence about the file; it holds no value of it. */
export function refuseFile(problem: string): Refusal {
  return new Refusal('badInput', `${problem} Nothing was imported and the record is as it was.`)
}
