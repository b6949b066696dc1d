import type { EventName } from './contract.ts'
import type { JobView } from './views/export.ts'

/** What each event carries. Ids and numbers: an event may arrive when nobody is signed in any more. */
export interface EventPayloads extends Record<EventName, object> {
  readonly 'session.locked': Record<string, never>
  /** 0 means: the lock is now; what waits has a moment to be kept. */
  readonly 'session.lockNear': { readonly secondsLeft: number }
  readonly 'job.progress': JobView
}

/** Says something to the page. */
export type Say = <Name extends EventName>(event: Name, payload: EventPayloads[Name]) => void
