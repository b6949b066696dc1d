const PAUSE_MS = 150

/**
 * Counts the requests that are being answered, so that a lock can let the last entries in first: what a person typed within the
 * last second is on its way when the time is over.
 */
export class Requests {
  #running = 0
  #lastEnd = 0

  /** Runs one request. */
  async during<T>(request: () => T | Promise<T>): Promise<T> {
    this.#running += 1
    try {
      return await request()
    } finally {
      this.#running -= 1
      this.#lastEnd = performance.now()
    }
  }

  /** Settles once nothing has come for a moment, or after `most` milliseconds, whichever is first. Never rejects. */
  async quiet(most: number): Promise<void> {
    const start = performance.now()
    const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS / 3))
    await pause()
    while (performance.now() - start < most) {
      const since = performance.now() - Math.max(this.#lastEnd, start)
      if (this.#running === 0 && since >= PAUSE_MS) return
      await pause()
    }
  }
}
