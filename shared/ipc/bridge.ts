import type { ChannelName, EventName, Input, Output } from './contract.ts'
import type { Envelope } from './envelope.ts'

/** What the preload script puts on the window as `trialbook`: one question, one stream of events, nothing else. */
export interface Bridge {
  /** Resolves for refusals too; rejects only for a channel that is not in the contract. */
  invoke<N extends ChannelName>(channel: N, input: Input<N>): Promise<Envelope<Output<N>>>
  /** Returns the function that stops listening. */
  on(event: EventName, listener: (payload: unknown) => void): () => void
}
