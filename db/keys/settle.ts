import type { Candidate } from './attempt.ts'
import { KeyError } from './errors.ts'
import type { KeyFiles } from './keyFolder.ts'

/** What a sign-in comes to once the store has said which key file counts. The caller owns and wipes `dataKey`. */
export type Settled =
  | {
      readonly kind: 'open'
      /** Null when the recovery kit opened it: the only thing to do is to make a new administrator. */
      readonly userId: string | null
      readonly mustChangePassword: boolean
      readonly dataKey: Buffer
      /** True when the key file is ahead of the store: an older store was put back. To be said and recorded. */
      readonly storeIsBehind: boolean
    }
  /** The password was changed, and the change counts: this was the old one. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'disabled' }

/** What the open store says about its keys. */
export type StoreFacts = { readonly fileId: string; readonly generation: number }

/**
 * What became of a staged change: `promote` (the store committed it), `keep` (it did not, or there was none), `older` (the
 * store knows a later generation than any key file here).
 */
export type Verdict = 'promote' | 'keep' | 'older'

/** Decides by generations alone. Throws KeyError 'otherInstallation' when a key file belongs to another store. */
export function judge({ current, next }: KeyFiles, store: StoreFacts): Verdict {
  for (const file of [current, next]) {
    if (file !== null && file.roster.fileId !== store.fileId) throw otherInstallation()
  }
  const present = current?.roster.generation ?? 0
  if (present >= store.generation) return 'keep'
  return next?.roster.generation === store.generation ? 'promote' : 'older'
}

/**
 * Tries the data keys on the store one by one, since during a rotation the store is under the old key or the new one.
 * Null when none opens it.
 */
export function openWithOneOf(
  candidates: readonly Candidate[],
  openStore: (dataKey: Buffer) => StoreFacts | null,
): StoreFacts | null {
  const keys = candidates.map(({ dataKey }) => dataKey).filter((dataKey) => dataKey !== null)
  const different = keys.filter((key, index) => keys.findIndex((other) => other.equals(key)) === index)
  for (const key of different) {
    const facts = openStore(key)
    if (facts !== null) return facts
  }
  return null
}

/** The error for a key file whose keys or ids do not fit the store beside it. */
export function otherInstallation(): KeyError {
  return new KeyError(
    'otherInstallation',
    'The key file in the folder belongs to other study data than these. Nothing was changed. ' +
      'Put the key file that was kept or backed up together with these study data into the folder.',
  )
}

/** The error for a key file that the store has left behind. */
export function older(): KeyError {
  return new KeyError(
    'keyFileOlder',
    'The key file is older than the study data: an account, a password or the recovery kit was changed since. ' +
      'Nothing was changed. Put the latest key file back, or restore a backup, which brings both.',
  )
}
