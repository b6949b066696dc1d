import { scaleLinear } from 'd3-scale'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { type ScaleAnalysis, turnOf } from '../analysis.ts'
import { directionOfScale } from '../scales.ts'
import { valuesTable } from '../tables/values.ts'
import { xAxis } from './axes.ts'
import { BETTER, drawn, legend, markOfTurn, MEAN, SAME, WORSE } from './marks.ts'
import { FOOT, framed, HALF, type Plot, TOP } from './plot.ts'
import { escaped, GRID, label, SOFT, tag } from './svg.ts'

const ROW = 17
const LEFT = 92
const RIGHT = 24

/** The change of each child, the best on top, with the mean change and its interval below them. */
export function pairedChange(analysis: ScaleAnalysis, synthetic: boolean): Plot {
  const { scale, pairs, paired } = analysis
  const changes = pairs
    .map((pair) => ({
      ...pair,
      change: Number((pair.post - pair.pre).toFixed(6)),
      mark: markOfTurn(turnOf(scale, pair)),
    }))
    .toSorted(
      (a, b) => (scale.higherIsBetter ? b.change - a.change : a.change - b.change) || (a.label < b.label ? -1 : 1),
    )
  const mean = paired?.pairedT.meanChange ?? null
  const ends = paired?.pairedT.ci95 ?? null
  const all = [0, ...changes.map(({ change }) => change), ...(ends ?? [])]
  const bottom = TOP + 10 + (changes.length + 1) * ROW + 6
  const across = scaleLinear([Math.min(...all), Math.max(0.5, ...all)], [LEFT + 8, HALF - RIGHT]).nice(5)
  const zero = across(0)
  const y = (index: number) => TOP + 14 + index * ROW
  const rows = changes.map(({ label: child, change, mark }, index) =>
    tag(
      'g',
      { 'data-child': child },
      tag('title', {}, escaped(`${child}: ${formatHalfUp(change, 2)}`)),
      label(LEFT - 6, y(index) + 4.5, child, { anchor: 'end', color: SOFT }),
      tag('line', { x1: zero, x2: across(change), y1: y(index), y2: y(index), stroke: mark.color, 'stroke-width': 2 }),
      drawn(mark, across(change), y(index)),
    ),
  )
  const meanY = y(changes.length) + 4
  const height = bottom + 20 + 26 + FOOT
  return framed(
    {
      id: `change-${scale.id}`,
      title: `${scale.name}: change`,
      subtitle: `n = ${pairs.length}, 12 months minus baseline, ${directionOfScale(scale)}`,
      description:
        `Change of ${scale.name} from baseline to 12 months for ${pairs.length} children, the best first` +
        (mean === null ? '.' : `; mean change ${formatHalfUp(mean, 2)} with its 95% interval.`),
      width: HALF,
      height,
      table: valuesTable(analysis),
      synthetic,
    },
    xAxis({ scale: across, ticks: across.ticks(5) }, TOP + 4, bottom),
    tag('line', { x1: zero, x2: zero, y1: TOP + 4, y2: bottom, stroke: SOFT }),
    ...rows,
    ...(mean === null
      ? []
      : [
          tag('line', { x1: LEFT, x2: HALF - RIGHT, y1: meanY - 12, y2: meanY - 12, stroke: GRID }),
          label(LEFT - 6, meanY + 4.5, 'mean', { anchor: 'end', bold: true }),
          ends
            ? tag('line', {
                x1: across(ends[0]),
                x2: across(ends[1]),
                y1: meanY,
                y2: meanY,
                stroke: MEAN.color,
                'stroke-width': 3,
              })
            : '',
          drawn(MEAN, across(mean), meanY, 110),
        ]),
    legend([BETTER, SAME, WORSE, { ...MEAN, word: 'mean, 95% CI' }], 12, height - FOOT - 4),
  )
}
