/** Thrown inside a worker when it is asked to stop. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** An abort signal that a busy, synchronous worker can look at: it reads shared memory instead of waiting for an event. */
export function stopSignal(stop: SharedArrayBuffer): AbortSignal {
  const flag = new Int32Array(stop)
  const { signal } = new AbortController()
  Object.defineProperties(signal, {
    aborted: { get: () => Atomics.load(flag, 0) !== 0 },
    reason: { get: () => new Cancelled() },
    throwIfAborted: {
      value: () => {
        if (Atomics.load(flag, 0) !== 0) throw new Cancelled()
      },
    },
  })
  return signal
}
