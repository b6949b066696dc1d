import { scaleUtc, type ScaleTime } from 'd3-scale'
import type { EventTimeline } from '../../shared/ipc/views/adverseEvents.ts'

const DAY = 86_400_000
/** Days shown after the last thing there is, so that it does not stand on the edge. */
const AFTER = 10
const BEFORE = 3

/** A local minute as a moment on a scale that knows no zones. */
export const moment = (local: string): number => Date.parse(`${local.slice(0, 16)}Z`)

/**
 * From just before the first injection or event to just after the last, in pixels of the picture; undefined when there is nothing to
 * show. What goes on is drawn to the end of the scale, at the most to today.
 */
export function timelineScale(
  { injections, events, today }: EventTimeline,
  width: number,
): ScaleTime<number, number> | undefined {
  const moments = [
    ...injections.map(({ start }) => moment(start)),
    ...events.flatMap(({ onset, end }) => [moment(onset[0]), moment(onset[1]), ...(end ? [moment(end[1])] : [])]),
  ].filter((at) => !Number.isNaN(at))
  if (moments.length === 0) return undefined
  const goesOn = events.some(({ end }) => end === null)
  const last = Math.max(...moments)
  const until = goesOn ? Math.max(last, Math.min(moment(`${today}T23:59`), last + 60 * DAY)) : last
  return scaleUtc()
    .domain([Math.min(...moments) - BEFORE * DAY, until + AFTER * DAY])
    .range([0, width])
}

/** Days from the first injection, the day of it being day 1 and the day before it day -1; undefined before any injection is known. */
export function studyDay({ injections }: EventTimeline, local: string): number | undefined {
  const first = injections[0]
  if (!first) return undefined
  const days = Math.round((moment(`${local.slice(0, 10)}T00:00`) - moment(`${first.start.slice(0, 10)}T00:00`)) / DAY)
  return days >= 0 ? days + 1 : days
}
