/** Before the lock comes, the person is told this many seconds ahead. */
export const WARNING_SECONDS = 60

const TICK_MS = 500

export interface IdleOptions {
  /** Seconds without a sign of life before the lock (R23). Asked anew at each sign, as the setting may have been changed. */
  readonly seconds: () => number
  /** Seconds that only go forward, also while the laptop sleeps: a lid closed over lunch counts as idle. */
  readonly monotonicSeconds: () => number
  readonly onNear: (secondsLeft: number) => void
  readonly onOver: () => void
}

/** Counts idle time from now on. */
export interface IdleWatch {
  /** A sign of life: counting starts again. Gives the seconds left. */
  touch(): number
  stop(): void
}

/**
 * Watches for idle time: `onNear` once {@link WARNING_SECONDS} before the end (half way, if the whole time is shorter than twice
 * that), `onOver` once at the end. Looks at the clock instead of trusting one long timer, which stands still during sleep.
 */
export function watchIdle({ seconds, monotonicSeconds, onNear, onOver }: IdleOptions): IdleWatch {
  let limit = seconds()
  let since = monotonicSeconds()
  let warned = false
  const left = () => Math.max(0, limit - (monotonicSeconds() - since))

  const timer = setInterval(() => {
    if (left() === 0) {
      clearInterval(timer)
      onOver()
    } else if (left() <= Math.min(WARNING_SECONDS, limit / 2) && !warned) {
      warned = true
      onNear(left())
    }
  }, TICK_MS)
  timer.unref()
  return {
    touch: () => {
      limit = seconds()
      since = monotonicSeconds()
      warned = false
      return left()
    },
    stop: () => clearInterval(timer),
  }
}
