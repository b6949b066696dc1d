import { addressKey } from '../../shared/form/address.ts'
import type { ErrorCode, Failure } from '../../shared/ipc/envelope.ts'
import type { ItemChange, KeptView } from '../../shared/ipc/views/form.ts'
import { failureOf } from '../ask/ask.ts'

/** Text is kept within a second of the last letter, everything else at once. */
const TEXT_DELAY_MS = 600
const MOST_AT_ONCE = 200
const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 30_000

/** Faults that may pass by themselves: tried again without being asked. */
const PASSING: readonly ErrorCode[] = ['failed', 'storeInUse', 'diskFull']
/** Refusals of one entry: the others go on. */
const OF_ONE_ENTRY: readonly ErrorCode[] = ['badInput', 'blockedByCheck']

export interface KeeperState {
  /** Entries that are on the screen and not yet acknowledged. */
  readonly waiting: number
  /** Why the entries wait, null while all goes well. */
  readonly failure: Failure | null
  /** Entries that were refused for what they are, by address key. They are not kept. */
  readonly refused: ReadonlyMap<string, Failure>
  /** The stamp of the last acknowledgement. */
  readonly keptAt: string | null
}

/**
 * Hands the entries of one form to the main process, in the order in which they were made, one batch at a time. An entry
 * leaves the queue only when it is acknowledged or when a newer entry for the same item takes its place.
 */
export class Keeper {
  #waiting = new Map<string, ItemChange>()
  #sending: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #retryAfter = FIRST_RETRY_MS
  #singly = false
  #state: KeeperState = { waiting: 0, failure: null, refused: new Map(), keptAt: null }
  readonly #listeners = new Set<() => void>()
  readonly #send: (changes: ItemChange[]) => Promise<KeptView>
  readonly #onKept: (view: KeptView) => void

  constructor(send: (changes: ItemChange[]) => Promise<KeptView>, onKept: (view: KeptView) => void) {
    this.#send = send
    this.#onKept = onKept
  }

  get state(): KeeperState {
    return this.#state
  }
  /** What is on the screen and not yet acknowledged, by address key. */
  get waiting(): ReadonlyMap<string, ItemChange> {
    return this.#waiting
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes entries over. `typing` waits for a pause between letters. */
  keep(changes: readonly ItemChange[], typing = false): void {
    const refused = new Map(this.#state.refused)
    for (const change of changes) {
      const key = addressKey(change.address)
      // A newer entry takes the place of the older one and goes to the end, so that the order stays the order of making.
      this.#waiting.delete(key)
      this.#waiting.set(key, change)
      refused.delete(key)
    }
    this.#say({ waiting: this.#waiting.size, refused })
    clearTimeout(this.#timer)
    if (typing) this.#timer = setTimeout(() => void this.flush(), TEXT_DELAY_MS)
    else void this.flush()
  }

  /** Sends what waits. Settles when all is acknowledged, or when a failure stops it. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
    })
    await this.#sending
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting.entries()].slice(0, this.#singly ? 1 : MOST_AT_ONCE)
      try {
        const view = await this.#send(batch.map(([, change]) => change))
        this.#acknowledge(batch)
        this.#onKept(view)
        this.#say({ waiting: this.#waiting.size, failure: null, keptAt: view.keptAt })
        this.#retryAfter = FIRST_RETRY_MS
      } catch (error) {
        if (!this.#goOnAfter(failureOf(error), batch)) return
      }
    }
    this.#singly = false
  }

  /** Drops from the queue what was sent, unless a newer entry has taken its place meanwhile. */
  #acknowledge(batch: readonly (readonly [string, ItemChange])[]): void {
    for (const [key, change] of batch) if (this.#waiting.get(key) === change) this.#waiting.delete(key)
  }

  /** Whether sending goes on after a failure: only when one entry alone is at fault. */
  #goOnAfter(failure: Failure, batch: readonly (readonly [string, ItemChange])[]): boolean {
    if (OF_ONE_ENTRY.includes(failure.code)) {
      if (batch.length > 1) {
        this.#singly = true
        return true
      }
      const refused = new Map(this.#state.refused)
      for (const [key] of batch) refused.set(key, failure)
      this.#acknowledge(batch)
      this.#say({ waiting: this.#waiting.size, refused })
      return true
    }
    this.#say({ failure })
    if (PASSING.includes(failure.code)) {
      this.#timer = setTimeout(() => void this.flush(), this.#retryAfter)
      this.#retryAfter = Math.min(this.#retryAfter * 2, LONGEST_RETRY_MS)
    }
    return false
  }

  #say(change: Partial<KeeperState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
