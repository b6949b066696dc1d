import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

/** Where this instance keeps what. */
export interface Folders {
  /** Chromium's own: it keeps its bookkeeping here and no content. */
  readonly userData: string
  readonly store: string
  readonly training: string
  readonly log: string
}

/**
 * Folders for a user-data folder and, if given, another store. Another store has Chromium data of its own, since one instance runs
 * for each Chromium folder and so for each store.
 */
export function foldersOf(userData: string, otherStore: string | undefined): Folders {
  const own = otherStore === undefined ? userData : join(userData, 'stores', nameOf(resolve(otherStore)))
  return {
    userData: own,
    store: otherStore === undefined ? join(userData, 'store') : resolve(otherStore),
    training: otherStore === undefined ? join(userData, 'training') : `${resolve(otherStore)}-training`,
    log: join(own, 'logs', 'trialbook.log'),
  }
}

/** A short name that says nothing: a path may name a child or a person. */
const nameOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 16)
