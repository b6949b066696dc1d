import type { Clock } from '../store/clock.ts'

/** A clock that the making of the training study moves from visit to visit, so that entries lie where they would have been. */
export interface TrainingClock extends Clock {
  /** Sets it to a local time of the training site, 'YYYY-MM-DDTHH:MM'; never back. */
  goTo(local: string): void
  /** Sets it to a moment in UTC milliseconds; never back. */
  goToMoment(moment: number): void
}

/** The zone of the training site; no summer time since 2022. */
const OFFSET = '+03:30'

export function trainingClock(start: number): TrainingClock {
  let now = start
  const goToMoment = (moment: number) => void (now = Math.max(now + 1, moment))
  return {
    // Each look takes a moment, so that no two records are of the same one.
    now: () => (now += 5),
    monotonic: () => now,
    offset: () => OFFSET,
    zone: () => 'Asia/Tehran',
    goTo: (local) => goToMoment(Date.parse(`${local}:00${OFFSET}`)),
    goToMoment,
  }
}
