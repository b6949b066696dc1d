import type { TFunction } from 'i18next'

const MINUTE = 60_000

/** How long it is to the hour of a report, or how long past it, in words: '5 h 20 min left'. `now` in milliseconds. */
export function clockText(t: TFunction, dueBy: string, now: number): string {
  const minutes = Math.floor((Date.parse(dueBy) - now) / MINUTE)
  const isLate = minutes < 0
  const whole = isLate ? -minutes : minutes
  const time = t('clock.hours', { hours: Math.floor(whole / 60), minutes: whole % 60 })
  return t(isLate ? 'clock.late' : 'clock.left', { time })
}
