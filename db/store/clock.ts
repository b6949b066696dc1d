import { uptime } from 'node:os'

/** Where time comes from; injected so that tests can step it (design 12). */
export interface Clock {
  /** The wall clock, milliseconds since 1970 in UTC. */
  now(): number
  /** Milliseconds that only ever go forward, also through sleep; the starting point means nothing. */
  monotonic(): number
  /** What the wall clock's offset from UTC is at that moment, '+03:30'. */
  offset(at: number): string
  /** IANA name of the zone, 'Asia/Tehran'. */
  zone(): string
}

/**
 * The clock of the machine. `monotonic` is the time since start-up and not the process counter, because the latter stands
 * still while a laptop sleeps and every waking would look like a step of the clock.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => uptime() * 1000,
  offset: (at) => formatOffset(-new Date(at).getTimezoneOffset()),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
}

/** Minutes east of UTC as '+03:30'. */
export function formatOffset(minutes: number): string {
  const whole = Math.abs(Math.round(minutes))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}
