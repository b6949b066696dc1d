/**
 * The wall clock where and when a record was made: '2026-11-22 14:02:07' from its UTC stamp and its offset ('+03:30'),
 * whatever zone this machine is in now.
 */
export function recordedTime(time: string, offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const away = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  return new Date(Date.parse(time) + away * 60_000).toISOString().slice(0, 19).replace('T', ' ')
}
