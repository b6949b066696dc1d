import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line, symbolCircle, symbolSquare, symbolTriangle } from 'd3-shape'
import { type RecruitmentMonth, recruitmentTable } from '../tables/recruitment.ts'
import { xAxis, yAxis } from './axes.ts'
import { BLUE, drawn, GREEN, legend, type Mark, VERMILION } from './marks.ts'
import { FOOT, framed, type Plot, TOP, WHOLE } from './plot.ts'
import { label, SOFT, tag } from './svg.ts'

const HEIGHT = 340
const LEFT = 52
const RIGHT = 24

const SERIES: readonly (Mark & { readonly of: (month: RecruitmentMonth) => number })[] = [
  { color: BLUE, shape: symbolCircle, word: 'came to a first visit', of: ({ entered }) => entered },
  { color: VERMILION, shape: symbolTriangle, word: 'first injection', of: ({ dosed }) => dosed },
  { color: GREEN, shape: symbolSquare, word: 'assessed at 12 months', of: ({ finished }) => finished },
]

/** How the number of children grew, month by month since the first one came. */
export function recruitment(months: readonly RecruitmentMonth[], synthetic: boolean): Plot {
  const bottom = HEIGHT - FOOT - 62
  const last = months.at(-1)
  const most = Math.max(1, last?.entered ?? 0)
  const across = scaleLinear([0, Math.max(1, months.length)], [LEFT, WHOLE - RIGHT])
  const up = scaleLinear([0, most], [bottom, TOP + 8]).nice(5)
  const whole = (ticks: readonly number[]) => ticks.filter(Number.isInteger)
  return framed(
    {
      id: 'recruitment',
      title: 'Recruitment',
      subtitle: 'Children, counted up by month since the first one came',
      description: `In ${months.length} months ${last?.entered ?? 0} children came, ${last?.dosed ?? 0} had a first injection and ${last?.finished ?? 0} were assessed at 12 months.`,
      width: WHOLE,
      height: HEIGHT,
      table: recruitmentTable(months),
      synthetic,
    },
    yAxis({ scale: up, ticks: whole(up.ticks(5)) }, LEFT, WHOLE - RIGHT),
    xAxis({ scale: across, ticks: whole(across.ticks(10)) }, bottom, bottom),
    label(LEFT, bottom + 34, 'Months since the first child came', { color: SOFT }),
    // Each line is thinner than the one before, so that lines in one place all stay to be seen.
    ...SERIES.map((series, index) => {
      const at = [0, ...months.map(series.of)].map((count, month): [number, number] => [across(month), up(count)])
      const path = line().curve(curveStepAfter)(at) ?? ''
      const end = at.at(-1) ?? [LEFT, bottom]
      return (
        tag('path', { d: path, fill: 'none', stroke: series.color, 'stroke-width': 5 - 1.5 * index }) +
        at
          .filter((_, month) => month % 3 === 0 && month < at.length - 1)
          .map(([x, y]) => drawn(series, x, y, 40))
          .join('') +
        drawn(series, end[0], end[1], 80)
      )
    }),
    legend(SERIES, LEFT, HEIGHT - FOOT - 6),
  )
}
