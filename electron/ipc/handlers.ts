import type { z } from 'zod'
import type { ChannelName, Contract } from '../../shared/ipc/contract.ts'
import type { Work } from '../session/work.ts'

type Takes<N extends ChannelName> = z.output<Contract[N]['input']>
type Gives<N extends ChannelName> = z.input<Contract[N]['output']>
type Answer<N extends ChannelName> = Gives<N> | Promise<Gives<N>>

/** Channels of signed-in people are handed the open store and the person; the others have neither. */
export type Handler<N extends ChannelName> = Contract[N]['access'] extends { when: 'signedIn' }
  ? (input: Takes<N>, work: Work) => Answer<N>
  : (input: Takes<N>) => Answer<N>

/** A handler for every line of the contract: with one missing or one too many it does not compile. */
export type Handlers = { readonly [N in ChannelName]: Handler<N> }

/** The handlers of one area, such as 'forms.'. */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<ChannelName, `${Area}.${string}`>>
