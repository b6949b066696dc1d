import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { describeNumbers } from '../../stats/descriptive.ts'
import { type ScaleAnalysis, turnOf } from '../analysis.ts'
import { directionOfScale } from '../scales.ts'
import { valuesTable } from '../tables/values.ts'
import { visitName } from '../words.ts'
import { apart } from './apart.ts'
import { yAxis } from './axes.ts'
import { BETTER, drawn, GREY, legend, type Mark, markOfTurn, MEAN, SAME, WORSE } from './marks.ts'
import { FOOT, framed, HALF, type Plot, TOP } from './plot.ts'
import { scaleAxis } from './scaleAxis.ts'
import { escaped, label, SOFT, tag } from './svg.ts'

const HEIGHT = 380
const LEFT = 52
const RIGHT = 24
const UNPAIRED: Mark = { ...SAME, color: GREY, word: 'one visit only' }

/** One line for each child from visit to visit, with the mean over them (never a mean without the children under it). */
export function trajectories(analysis: ScaleAnalysis, synthetic: boolean): Plot {
  const { scale, visits, pairs } = analysis
  const bottom = HEIGHT - FOOT - 44
  const axis = scaleAxis(analysis, bottom - 4, TOP + 8)
  const shown = visits.filter(({ values }) => values.length > 0)
  const across = scalePoint(
    shown.map(({ oid }) => oid),
    [LEFT, HALF - RIGHT],
  ).padding(0.35)
  const x = (oid: string) => across(oid) ?? LEFT
  const paths = new Map<string, { readonly oid: string; readonly value: number }[]>()
  for (const { oid, values } of shown)
    for (const { label: child, value } of values) paths.set(child, [...(paths.get(child) ?? []), { oid, value }])
  const offsets = apart(
    [...paths.values()].map((path) => JSON.stringify(path)),
    4,
    12,
  )
  const marks = new Map(pairs.map((pair) => [pair.label, markOfTurn(turnOf(scale, pair))]))
  const children = [...paths].map(([child, path], index) => {
    const mark = marks.get(child) ?? UNPAIRED
    const at = path.map(({ oid, value }): [number, number] => [x(oid), axis.scale(value) + (offsets[index] ?? 0)])
    const said = path.map(({ value }) => formatHalfUp(value, 2)).join(' to ')
    return tag(
      'g',
      { 'data-child': child },
      tag('title', {}, escaped(`${child}: ${said}`)),
      tag('path', {
        d: line()(at) ?? '',
        fill: 'none',
        stroke: mark.color,
        'stroke-width': 1.4,
        'stroke-opacity': 0.75,
      }),
      ...at.map(([px, py]) => drawn(mark, px, py, 34)),
    )
  })
  const means = shown.map(({ oid, values }): [number, number] => [
    x(oid),
    axis.scale(describeNumbers(values.map(({ value }) => value)).mean ?? 0),
  ])
  return framed(
    {
      id: `trajectory-${scale.id}`,
      title: `${scale.name}: each child`,
      subtitle: `n = ${paths.size}, ${directionOfScale(scale)}`,
      description:
        `${scale.name} of ${paths.size} children at ${shown.map(({ oid }) => visitName(oid)).join(' and ')}, one line each, and the mean. ` +
        `${directionOfScale(scale)}. Equal lines are drawn side by side.`,
      width: HALF,
      height: HEIGHT,
      table: valuesTable(analysis),
      synthetic,
    },
    yAxis(axis, LEFT, HALF - RIGHT),
    ...shown.map(({ oid }) => label(x(oid), bottom + 16, shortVisit(oid), { anchor: 'middle', color: SOFT })),
    ...children,
    tag('path', { d: line()(means) ?? '', fill: 'none', stroke: MEAN.color, 'stroke-width': 3 }),
    ...means.map(([px, py]) => drawn(MEAN, px, py, 110)),
    legend([BETTER, SAME, WORSE, MEAN], LEFT, HEIGHT - FOOT - 6),
  )
}

/** A visit in few letters, for an axis. */
export function shortVisit(oid: string): string {
  return { BL: 'Baseline', FU6: '6 months', M12: '12 months', SCR: 'Screening', ET: 'Early end' }[oid] ?? oid
}
