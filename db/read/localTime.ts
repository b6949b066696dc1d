/** A UTC stamp as the wall clock showed it, 'YYYY-MM-DDTHH:MM'. */
export function localTime(stamp: string, offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return new Date(Date.parse(stamp) + shift * 60_000).toISOString().slice(0, 16)
}
