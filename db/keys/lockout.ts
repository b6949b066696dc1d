import { fromText } from './bytes.ts'
import type { Attempts, Lockout } from './keyFile.ts'

/** Wrong passwords before the first wait (R22). */
export const TRIES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000

/** The wait after so many failures in a row, in ms: none before the fifth, then 30 s, 1 min, 2, 4 ... at most 1 h. */
export function waitAfter(failures: number): number {
  if (failures < TRIES) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - TRIES, 20), LONGEST_WAIT_MS)
}

/**
 * Where the failures of a user name are counted: one of 1024 slots chosen by its tag, in the same way for a name that exists
 * and one that does not. So the answers never tell the two apart, and made-up names cannot fill the file. Two names share a
 * slot once in a thousand pairs; they then share the wait, which is the price.
 */
export function slotOfName(nameTag: string): string {
  const slot = fromText(nameTag).readUInt16BE(0) % 1024
  return slot.toString(16).padStart(3, '0')
}

/**
 * Takes note of the time. A clock that stands before the last time seen was set back: who was waiting then waits the full
 * time again from now, so that setting it back never shortens a wait, nor makes one last for ever.
 */
export function noteTime(attempts: Attempts, now: Date): Attempts {
  const lastSeen = attempts.lastSeen
  if (lastSeen === null || now >= new Date(lastSeen)) return { ...attempts, lastSeen: now.toISOString() }
  const again = ({ failures, notBefore }: Lockout): Lockout => {
    const waiting = notBefore !== null && new Date(notBefore) > new Date(lastSeen)
    return { failures, notBefore: waiting ? after(now, failures) : null }
  }
  const lockouts = Object.fromEntries(
    Object.entries(attempts.lockouts).map(([slot, lockout]) => [slot, again(lockout)]),
  )
  return { ...attempts, lockouts, lastSeen: now.toISOString() }
}

/** Until when a slot has to wait, as ISO time, or null when a try is allowed. Call it on the result of `noteTime`. */
export function waitingUntil(attempts: Attempts, slot: string, now: Date): string | null {
  const notBefore = attempts.lockouts[slot]?.notBefore ?? null
  return notBefore !== null && new Date(notBefore) > now ? notBefore : null
}

/** Counts one failure and starts the wait that follows from it. */
export function countFailure(attempts: Attempts, slot: string, now: Date): Attempts {
  const failures = (attempts.lockouts[slot]?.failures ?? 0) + 1
  const lockout = { failures, notBefore: failures < TRIES ? null : after(now, failures) }
  return { ...attempts, lockouts: { ...attempts.lockouts, [slot]: lockout } }
}

/** Forgets the failures of a slot. */
export function clearSlot(attempts: Attempts, slot: string): Attempts {
  const { [slot]: _forgotten, ...lockouts } = attempts.lockouts
  return { ...attempts, lockouts }
}

/** Tries left before the first wait; 0 once it has begun. */
export function triesLeft(attempts: Attempts, slot: string): number {
  return Math.max(0, TRIES - (attempts.lockouts[slot]?.failures ?? 0))
}

function after(now: Date, failures: number): string {
  return new Date(now.getTime() + waitAfter(failures)).toISOString()
}
