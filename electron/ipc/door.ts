import { randomUUID } from 'node:crypto'
import { contract, type ChannelName } from '../../shared/ipc/contract.ts'
import type { Envelope, Failure } from '../../shared/ipc/envelope.ts'
import type { Log } from '../log.ts'
import type { Session } from '../session/session.ts'
import type { Work } from '../session/work.ts'
import { refuse } from './admission.ts'
import { failureOf, refusal, unforeseen } from './failure.ts'
import type { Handlers } from './handlers.ts'
import { isTrusted, type Sender } from './sender.ts'
import { isReasonable } from './weight.ts'

/** What the door stands between. */
export interface DoorOptions {
  /** The renderer's origin, 'app://trialbook'. */
  readonly origin: string
  readonly handlers: Handlers
  /** Asked anew for each request, because a session may lock between two. */
  readonly session: Pick<Session, 'standing' | 'work' | 'requests'>
  readonly log: Log
}

/** One request of a page. Nothing in it is believed but `sender`, which comes from Electron. */
export interface Request {
  readonly channel: unknown
  readonly input: unknown
  readonly sender: Sender
}

type AnyHandler = (input: unknown, work?: Work) => unknown
type Answer = Envelope<unknown>

const failure = (error: Failure): Answer => ({ ok: false, error })

function isChannel(name: unknown): name is ChannelName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}

/** What a page's message goes through; it never rejects. */
export type Door = (request: Request) => Promise<Answer>

/**
 * The way from the renderer to everything else. In this order: known channel, trusted sender, session and role, size and
 * schema of the input, the handler, schema of the output. Never rejects: what goes wrong comes back as a code and a message for
 * people (style 3).
 */
export function createDoor({ origin, handlers, session, log }: DoorOptions): Door {
  async function answer(channel: ChannelName, input: unknown): Promise<Answer> {
    const { access, output } = contract[channel]
    const handler = handlers[channel] as AnyHandler
    const value = await session.requests.during(() =>
      access.when === 'signedIn' ? handler(input, session.work()) : handler(input),
    )
    // An answer that does not fit is a mistake of ours, and what does not fit might be what this person must not see.
    return { ok: true, value: output.parse(value) }
  }

  return async ({ channel, input, sender }) => {
    if (!isChannel(channel)) {
      log.write('door.unknownChannel')
      return failure(refusal('unknownChannel'))
    }
    if (!isTrusted(sender, origin)) {
      log.write('door.badSender', { channel })
      return failure(refusal('badSender'))
    }
    const refused = refuse(channel, contract[channel].access, session.standing())
    if (refused !== null) {
      log.write('door.refused', { channel, code: refused })
      return failure(refusal(refused))
    }
    const parsed = isReasonable(input) ? contract[channel].input.safeParse(input) : null
    if (!parsed?.success) {
      log.write('door.badInput', { channel })
      return failure(refusal('badInput'))
    }
    try {
      return await answer(channel, parsed.data)
    } catch (thrown) {
      const known = failureOf(thrown)
      if (known !== null) {
        log.write('door.failed', { channel, code: known.code })
        return failure(known)
      }
      const incident = randomUUID()
      log.incident(incident, thrown, { channel })
      return failure(unforeseen(incident))
    }
  }
}
