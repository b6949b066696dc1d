import type { Route } from './route.ts'

interface Past {
  readonly entries: readonly Route[]
  readonly at: number
}

const LONGEST = 50

/**
 * Where the person is and has been. Kept in memory; a copy of the present place is put by for the same person's return after
 * a lock, in session storage, which the application holds in memory too.
 */
export class RouteHistory {
  #past: Past
  readonly #listeners = new Set<() => void>()

  constructor(start: Route) {
    this.#past = { entries: [start], at: 0 }
  }

  get route(): Route {
    return this.#past.entries[this.#past.at] ?? { screen: 'today' }
  }
  get canGoBack(): boolean {
    return this.#past.at > 0
  }
  get canGoForward(): boolean {
    return this.#past.at < this.#past.entries.length - 1
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Goes to a place; what lay ahead is forgotten. */
  go(route: Route): void {
    const kept = this.#past.entries.slice(0, this.#past.at + 1).slice(-LONGEST)
    this.#move({ entries: [...kept, route], at: kept.length })
  }
  /** Says the present place more exactly, such as the item in view, without a new step. */
  replace(route: Route): void {
    this.#move({ entries: this.#past.entries.with(this.#past.at, route), at: this.#past.at })
  }
  back(): void {
    if (this.canGoBack) this.#move({ ...this.#past, at: this.#past.at - 1 })
  }
  forward(): void {
    if (this.canGoForward) this.#move({ ...this.#past, at: this.#past.at + 1 })
  }

  #move(past: Past): void {
    this.#past = past
    for (const listener of this.#listeners) listener()
  }
}
