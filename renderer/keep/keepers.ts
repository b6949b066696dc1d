import type { Failure } from '../../shared/ipc/envelope.ts'
import type { Keeper } from './keeper.ts'

export interface KeptStatus {
  readonly waiting: number
  readonly refused: number
  readonly failure: Failure | null
  readonly keptAt: string | null
}

/**
 * All forms that have something to keep, open on the screen or left with entries still waiting. The bottom line of the frame
 * reads it; the lock empties it first.
 */
class Keepers {
  readonly #keepers = new Map<string, Keeper>()
  readonly #listeners = new Set<() => void>()
  #status: KeptStatus = { waiting: 0, refused: 0, failure: null, keptAt: null }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  get status(): KeptStatus {
    return this.#status
  }

  /** The keeper of a form: the one that still has entries waiting, else a new one. */
  of(formId: string, make: () => Keeper): Keeper {
    const known = this.#keepers.get(formId)
    if (known && known.state.waiting > 0) return known
    const keeper = make()
    this.#keepers.set(formId, keeper)
    keeper.subscribe(() => this.#update())
    return keeper
  }

  /** A stamp from an act that did not go through a keeper, such as saving. */
  noteKept(stamp: string): void {
    this.#update(stamp)
  }

  /** Sends everything that waits, in all forms: before a lock, a sign-out or the closing of the window. */
  async flushAll(): Promise<void> {
    await Promise.all([...this.#keepers.values()].map((keeper) => keeper.flush()))
  }

  /** Forgets all, after somebody signed out with everything kept. */
  clear(): void {
    this.#keepers.clear()
    this.#status = { waiting: 0, refused: 0, failure: null, keptAt: null }
    for (const listener of this.#listeners) listener()
  }

  #update(stamp: string | null = null): void {
    const states = [...this.#keepers.values()].map((keeper) => keeper.state)
    const stamps = [this.#status.keptAt, stamp, ...states.map((state) => state.keptAt)].filter((each) => each !== null)
    this.#status = {
      waiting: states.reduce((sum, state) => sum + state.waiting, 0),
      refused: states.reduce((sum, state) => sum + state.refused.size, 0),
      failure: states.find((state) => state.failure)?.failure ?? null,
      keptAt: stamps.toSorted().at(-1) ?? null,
    }
    for (const listener of this.#listeners) listener()
  }
}

export const keepers = new Keepers()
