import type { Unfinished } from '../../db/record/unfinished.ts'
import { sortError } from '../../db/store/errors.ts'
import { Finding } from './io.ts'

/** What listens for Ctrl+C while something is written. */
export interface Interrupt {
  readonly signal: AbortSignal
  /** What joins the trail for work that ended with this. */
  readonly endOf: (thrown: unknown) => Unfinished
  /** What is said at the terminal: a stop by the person is no failure. */
  readonly said: (thrown: unknown) => unknown
  readonly release: () => void
}

/**
 * Turns the first Ctrl+C into an abort signal, so that nothing half written stays and the trail says that it was stopped. The second
 * one ends the program as ever.
 */
export function listenForInterrupt(source: Pick<NodeJS.Process, 'once' | 'off'> = process): Interrupt {
  const stop = new AbortController()
  const abort = () => stop.abort(new Finding('Stopped. Nothing was left behind.'))
  source.once('SIGINT', abort)
  source.once('SIGTERM', abort)
  return {
    signal: stop.signal,
    endOf: (thrown) =>
      stop.signal.aborted ? { outcome: 'cancelled' } : { outcome: 'failed', code: sortError(thrown).code },
    said: (thrown) => (stop.signal.aborted ? (stop.signal.reason as unknown) : thrown),
    release: () => {
      source.off('SIGINT', abort)
      source.off('SIGTERM', abort)
    },
  }
}
