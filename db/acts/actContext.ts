import type { Actor } from '../record/change.ts'
import type { ReadContext } from '../read/readContext.ts'
import { insideOf, type Store } from '../store/store.ts'

/** Who acts on which store. Every act takes one first. */
export interface ActContext {
  readonly store: Store
  readonly person: Actor
}

/** The same person reading: what an act must know before it builds its changes, and what it answers with. */
export function readingOf({ store, person }: ActContext): ReadContext {
  return { db: store.db, person, clock: insideOf(store).clock }
}
