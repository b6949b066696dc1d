import { scalePoint } from 'd3-scale'
import { symbolCircle } from 'd3-shape'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { describeNumbers } from '../../stats/descriptive.ts'
import type { ScaleAnalysis } from '../analysis.ts'
import { directionOfScale } from '../scales.ts'
import type { ReportTable } from '../table.ts'
import { apart } from './apart.ts'
import { yAxis } from './axes.ts'
import { BLUE, drawn, MEAN } from './marks.ts'
import { FOOT, framed, HALF, type Plot, TOP } from './plot.ts'
import { scaleAxis } from './scaleAxis.ts'
import { escaped, GREY_BOX, INK, label, SOFT, tag } from './svg.ts'
import { shortVisit } from './trajectories.ts'

const HEIGHT = 396
const LEFT = 52
const RIGHT = 24
/** Widest box, and how much of the way from one visit to the next it takes at most. */
const BOX = 84
const SHARE = 0.55

/** How the values lie at each visit: quartiles, median, least and most, the mean, and every child as a point. */
export function distribution(analysis: ScaleAnalysis, byVisit: ReportTable, synthetic: boolean): Plot {
  const { scale, visits } = analysis
  const bottom = HEIGHT - FOOT - 60
  const axis = scaleAxis(analysis, bottom - 4, TOP + 8)
  const shown = visits.filter(({ values }) => values.length > 0)
  const across = scalePoint(
    shown.map(({ oid }) => oid),
    [LEFT, HALF - RIGHT],
  ).padding(0.6)
  const box = Math.min(BOX, shown.length < 2 ? BOX : SHARE * across.step())
  const boxes = shown.map(({ oid, values }) => {
    const x = across(oid) ?? LEFT
    const all = describeNumbers(values.map(({ value }) => value))
    const y = (value: number | null) => axis.scale(value ?? 0)
    // Points stand apart when they would touch: a step is as high as a point.
    const offsets = apart(
      values.map(({ value }) => String(Math.round(y(value) / 8))),
      9,
      box / 2 - 6,
    )
    return [
      tag('line', { x1: x, x2: x, y1: y(all.min), y2: y(all.max), stroke: INK }),
      tag('rect', {
        x: x - box / 2,
        y: y(all.q3),
        width: box,
        height: y(all.q1) - y(all.q3),
        fill: GREY_BOX,
        stroke: INK,
      }),
      tag('line', {
        x1: x - box / 2,
        x2: x + box / 2,
        y1: y(all.median),
        y2: y(all.median),
        stroke: INK,
        'stroke-width': 3,
      }),
      ...values.map(({ label: child, value }, index) =>
        tag(
          'g',
          { 'data-child': child },
          tag('title', {}, escaped(`${child}: ${formatHalfUp(value, 2)}`)),
          drawn({ color: BLUE, shape: symbolCircle }, x + (offsets[index] ?? 0), y(value), 36),
        ),
      ),
      drawn(MEAN, x + box / 2 + 12, y(all.mean), 110),
      label(x, bottom + 16, shortVisit(oid), { anchor: 'middle', color: SOFT }),
      label(x, bottom + 32, `n = ${values.length}`, { anchor: 'middle', color: SOFT }),
    ].join('')
  })
  return framed(
    {
      id: `distribution-${scale.id}`,
      title: `${scale.name}: distribution`,
      subtitle: `Median, quartiles, least and most, ${directionOfScale(scale)}`,
      description: `${scale.name} at ${shown.map(({ oid, values }) => `${shortVisit(oid)} (${values.length} children)`).join(' and ')}: box from the first to the third quartile, line at the median, mean as a diamond, each child as a point. ${directionOfScale(scale)}.`,
      width: HALF,
      height: HEIGHT,
      table: { ...byVisit, rows: byVisit.rows.filter(([name]) => name?.text === scale.name) },
      synthetic,
    },
    yAxis(axis, LEFT, HALF - RIGHT),
    ...boxes,
    drawn(MEAN, LEFT + 5, HEIGHT - FOOT - 10, 80),
    label(LEFT + 15, HEIGHT - FOOT - 6, 'mean', { color: SOFT }),
    drawn({ color: BLUE, shape: symbolCircle }, LEFT + 70, HEIGHT - FOOT - 10, 36),
    label(LEFT + 80, HEIGHT - FOOT - 6, 'one child', { color: SOFT }),
  )
}
