import { failureOf } from '../ipc/failure.ts'
import { kindOf } from '../log.ts'

/**
 * One sentence for an error that no command foresaw. Its own message may quote a value, and a command that runs by a schedule has its
 * standard error kept in a file: only what is written for people, or kind and place, is said.
 */
export function unexpected(thrown: unknown): string {
  const known = failureOf(thrown)
  if (known !== null) return known.message
  const { code, at } = kindOf(thrown)
  return (
    `Something went wrong inside Trialbook (${at === undefined ? code : `${code} at ${at}`}). Whatever was said to be done is done; ` +
    'the last step may not have happened. Tell whoever looks after the installation.'
  )
}
