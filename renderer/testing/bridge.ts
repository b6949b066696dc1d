import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { z } from 'zod'
import type { ChannelName, Contract, EventName, Input, Output } from '../../shared/ipc/contract.ts'
import type { Envelope, Failure } from '../../shared/ipc/envelope.ts'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'

type Handlers = { [N in ChannelName]?: (input: Parsed<N>) => Output<N> | Promise<Output<N>> }

/** An input as it is behind the door, once its schema has read it. */
type Parsed<N extends ChannelName> = z.output<Contract[N]['input']>

/** A refusal that a handler of the double throws. */
export class Refused extends Error {
  readonly failure: Failure
  constructor(code: Failure['code'], message = 'Nothing was changed.') {
    super(message)
    this.failure = { code, message }
  }
}

/** A nurse at work in the training study. */
export const SIGNED_IN: ApplicationView = {
  phase: 'signedIn',
  version: '0.1.0',
  synthetic: true,
  study: 'CP-MSC-IT',
  site: 'Tehran (TEH)',
  language: 'en',
  calendar: 'gregorian',
  today: '2026-11-22',
  idleMinutes: 10,
  person: {
    id: '00000000-0000-4000-8000-0000000000aa',
    username: 'nurse',
    name: 'Maryam Ahmadi',
    role: 'nurse',
    organisation: 'Children’s hospital',
  },
  mustChangePassword: false,
  lastBackup: '2026-11-20T10:00:00.000Z',
  backupRemindDays: 7,
  notices: [],
}

/** Stands in for the main process in tests: answers what the test hands it, and records what was asked. */
export class BridgeDouble implements Bridge {
  readonly asked: { readonly channel: ChannelName; readonly input: unknown }[] = []
  readonly #listeners = new Map<EventName, Set<(payload: unknown) => void>>()
  handlers: Handlers

  constructor(handlers: Handlers = {}) {
    this.handlers = {
      'application.state': () => SIGNED_IN,
      'session.touch': () => ({ secondsLeft: 600 }),
      ...handlers,
    }
  }

  async invoke<N extends ChannelName>(channel: N, input: Input<N>): Promise<Envelope<Output<N>>> {
    this.asked.push({ channel, input })
    const handler = this.handlers[channel]
    if (!handler) return { ok: false, error: { code: 'unknownChannel', message: `no answer for ${channel}` } }
    try {
      return { ok: true, value: await handler(input as Parsed<N>) }
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      return { ok: false, error: thrown.failure }
    }
  }

  on(event: EventName, listener: (payload: unknown) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** Says something unasked, as the main process does. */
  say(event: EventName, payload: unknown = null): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload)
  }

  /** The inputs of one channel, in order. */
  inputsOf<N extends ChannelName>(channel: N): Parsed<N>[] {
    return this.asked.filter((each) => each.channel === channel).map((each) => each.input as Parsed<N>)
  }
}
