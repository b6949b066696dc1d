import type { Clock } from '../store/clock.ts'
import type { ReadableDb } from '../store/database.ts'

/** Small corrections by the time service are no step: a second backwards, two minutes against the monotonic counter. */
const BACKWARDS_TOLERANCE = 1_000
const DRIFT_TOLERANCE = 120_000

/** What the clock says at one moment, and whether it can be believed (R15, R16). */
export interface ClockReading {
  readonly time: string
  readonly offset: string
  readonly zone: string
  readonly clock: 'ok' | 'suspect'
  /** Present when the clock stepped or came back since the last record: the detail of a 'clock.step' record. */
  readonly step?: Readonly<Record<string, string | number | boolean>>
  /** Call once what was read is on disk. */
  readonly accept: () => void
}

/**
 * Compares the wall clock with the last record and with the monotonic counter (design 12). A clock that went back is suspect
 * until it has caught up with the last record it was right in; one that jumped ahead is suspect until it is back in step or a
 * person has confirmed it ('clock.confirmed'). The second suspicion outlives a restart.
 */
export function watchClock(clock: Clock) {
  let wall = clock.now()
  let counter = clock.monotonic()
  let driftSaid = 0
  /** The clock was ahead when the program was closed: what it says at opening proves nothing. */
  let inherited: boolean | undefined

  return {
    /** Reads the clock; `confirming` means a person says that it is right. */
    read(db: ReadableDb, confirming = false): ClockReading {
      const now = clock.now()
      const drift = now - wall - (clock.monotonic() - counter)
      const last = lastRecord(db)
      const trusted = last?.clock === 'ok' ? last.time : lastTrustedTime(db)
      inherited ??= last?.clock === 'suspect' && last.time >= (trusted ?? 0)

      const wentBack = last !== undefined && now < last.time - BACKWARDS_TOLERANCE
      const behind = trusted !== undefined && now < trusted - BACKWARDS_TOLERANCE
      const jumped = Math.abs(drift) > DRIFT_TOLERANCE
      const startsAnew = confirming || (inherited && wentBack && !behind)
      const suspect = !startsAnew && (behind || jumped || inherited)
      const stepped =
        last !== undefined &&
        !confirming &&
        (wentBack || Math.abs(drift - driftSaid) > DRIFT_TOLERANCE || (last.clock === 'suspect') !== suspect)
      return {
        time: new Date(now).toISOString(),
        offset: clock.offset(now),
        zone: clock.zone(),
        clock: suspect ? 'suspect' : 'ok',
        ...(stepped && {
          step: { last: new Date(last.time).toISOString(), drift: Math.round(drift), trusted: !suspect },
        }),
        accept() {
          if (startsAnew) {
            wall = now
            counter = clock.monotonic()
            driftSaid = 0
            inherited = false
          } else if (stepped) {
            driftSaid = jumped ? drift : 0
          }
        },
      }
    },
  }
}

interface LastRecord {
  readonly time: number
  readonly clock: 'ok' | 'suspect'
}

function lastRecord(db: ReadableDb): LastRecord | undefined {
  const row = db
    .prepare<{ time: string; clock: 'ok' | 'suspect' }>(
      'SELECT time, clock FROM audit_record ORDER BY sequence DESC LIMIT 1',
    )
    .get()
  return row && { time: Date.parse(row.time), clock: row.clock }
}

function lastTrustedTime(db: ReadableDb): number | undefined {
  const row = db
    .prepare<{ time: string }>(`SELECT time FROM audit_record WHERE clock = 'ok' ORDER BY sequence DESC LIMIT 1`)
    .get()
  return row && Date.parse(row.time)
}
