import { scaleLinear } from 'd3-scale'
import { symbolCircle, symbolSquare, symbolTriangle } from 'd3-shape'
import { aeListing } from '../tables/aeListing.ts'
import type { ChildEvent } from '../events.ts'
import type { ReportChild, ReportEvent } from '../input.ts'
import { apart } from './apart.ts'
import { xAxis } from './axes.ts'
import { BLUE, drawn, GREEN, legend, type Mark, VERMILION } from './marks.ts'
import { FOOT, framed, type Plot, TOP, WHOLE } from './plot.ts'
import { escaped, GRID, INK, label, SOFT, tag } from './svg.ts'

const ROW = 22
const LEFT = 100
const RIGHT = 28
/** Days after the last injection that are always shown. */
const TAIL = 30

const MILD: Mark = { color: BLUE, shape: symbolCircle, word: 'grade 1' }
const MODERATE: Mark = { color: GREEN, shape: symbolSquare, word: 'grade 2' }
const SEVERE: Mark = { color: VERMILION, shape: symbolTriangle, word: 'grade 3 or higher' }

/** A lane for each child who was injected: injections as strokes with their number, events where they began. */
export function eventTimeline(safety: readonly ReportChild[], events: readonly ChildEvent[], synthetic: boolean): Plot {
  const dated = events.filter(({ event }) => event.day !== null)
  const lastDose = Math.max(1, ...safety.flatMap(({ doses }) => doses.map(({ day }) => day)))
  const last = Math.max(lastDose + TAIL, ...dated.map(({ event }) => event.day ?? 1))
  const bottom = TOP + 20 + safety.length * ROW
  const height = bottom + 44 + 26 + FOOT
  const across = scaleLinear([1, last], [LEFT + 8, WHOLE - RIGHT])
  const lanes = safety.map((child, index) => {
    const y = TOP + 26 + index * ROW
    const own = dated.filter((each) => each.child.label === child.label).map(({ event }) => event)
    const offsets = apart(
      own.map(({ day }) => String(Math.round(across(day ?? 1) / 8))),
      11,
      33,
    )
    return tag(
      'g',
      { 'data-child': child.label },
      tag('title', {}, escaped(`${child.label}: ${child.doses.length} injections, ${own.length} events`)),
      label(LEFT - 8, y + 4.5, child.label, { anchor: 'end', color: SOFT }),
      tag('line', { x1: across(1), x2: across(last), y1: y, y2: y, stroke: GRID }),
      ...child.doses.map(({ day }) =>
        tag('line', { x1: across(day), x2: across(day), y1: y - 8, y2: y + 8, stroke: INK, 'stroke-width': 2.5 }),
      ),
      ...own.map((event, at) =>
        // Beside the stroke, not on it: an event comes after its injection.
        drawn(markOf(event), across(event.day ?? 1) + 10 + (offsets[at] ?? 0) + spread(own, offsets), y, 64),
      ),
    )
  })
  const undated = events.length - dated.length
  return framed(
    {
      id: 'ae-timeline',
      title: 'Adverse events and injections',
      subtitle: `n = ${safety.length} children, ${events.length} events, study day 1 is the first injection`,
      description: `Time line of ${safety.length} children with their injections and ${dated.length} adverse events by study day. ${undated > 0 ? `${undated} events have no day and are in the table only.` : ''}`,
      width: WHOLE,
      height,
      table: aeListing(events),
      synthetic,
    },
    xAxis({ scale: across, ticks: [1, ...across.ticks(8).filter((day) => day > 1)] }, TOP + 10, bottom),
    label(LEFT + 8, bottom + 34, 'Study day', { color: SOFT }),
    ...lanes,
    tag('line', {
      x1: LEFT + 4,
      x2: LEFT + 4,
      y1: height - FOOT - 18,
      y2: height - FOOT - 2,
      stroke: INK,
      'stroke-width': 2.5,
    }),
    label(LEFT + 14, height - FOOT - 6, 'injection', { color: SOFT }),
    legend([MILD, MODERATE, SEVERE], LEFT + 110, height - FOOT - 6),
  )
}

/** Several events on one day are drawn from the first one on. */
function spread(own: readonly ReportEvent[], offsets: readonly number[]): number {
  return own.length === 0 ? 0 : -Math.min(0, ...offsets)
}

function markOf({ grade }: ReportEvent): Mark {
  return grade === null || grade <= 1 ? MILD : grade === 2 ? MODERATE : SEVERE
}
