import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { ChannelName, EventName, Input, Output } from '../../shared/ipc/contract.ts'
import type { Envelope, ErrorCode, Failure } from '../../shared/ipc/envelope.ts'
import type { EventPayloads } from '../../shared/ipc/events.ts'

declare global {
  interface Window {
    readonly trialbook: Bridge
  }
}

/** A refusal from the main process: a code to act on and a sentence for the person. */
export class AskFailure extends Error implements Failure {
  readonly code: ErrorCode
  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'AskFailure'
    this.code = failure.code
  }
}

/** Asks the main process. Throws {@link AskFailure} when it refuses, also when it could not be reached at all. */
export async function ask<N extends ChannelName>(channel: N, input: Input<N>): Promise<Output<N>> {
  const envelope = await window.trialbook.invoke(channel, input).catch((): Envelope<Output<N>> => ({
    ok: false,
    error: { code: 'failed', message: '' },
  }))
  if (!envelope.ok) throw new AskFailure(envelope.error)
  return envelope.value
}

/** Listens for what the main process says unasked. Returns the function that stops it. */
export function listen<Name extends EventName>(
  event: Name,
  listener: (payload: EventPayloads[Name]) => void,
): () => void {
  return window.trialbook.on(event, (payload) => listener(payload as EventPayloads[Name]))
}

/** Any thrown thing as a failure: an unexpected one has no sentence of its own and is shown with ours. */
export function failureOf(error: unknown): Failure {
  return error instanceof AskFailure ? error : { code: 'failed', message: '' }
}
