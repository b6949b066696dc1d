import { scaleLinear } from 'd3-scale'
import { formatShare } from '../../stats/format.ts'
import { completenessTable, type VisitCompleteness } from '../tables/completeness.ts'
import { xAxis } from './axes.ts'
import { BLUE } from './marks.ts'
import { FOOT, framed, type Plot, TOP, WHOLE } from './plot.ts'
import { GREY_BOX, label, SOFT, tag } from './svg.ts'

const ROW = 24
const LEFT = 290
const RIGHT = 190

/** A bar for each visit: how many of its required forms are complete, with the numbers beside it. */
export function completeness(visits: readonly VisitCompleteness[], synthetic: boolean): Plot {
  const bottom = TOP + 12 + visits.length * ROW
  const across = scaleLinear([0, 100], [LEFT, WHOLE - RIGHT])
  const sum = (of: (visit: VisitCompleteness) => number) => visits.reduce((total, visit) => total + of(visit), 0)
  return framed(
    {
      id: 'completeness',
      title: 'Completeness by visit',
      subtitle: 'Required forms of visits that took place, % complete',
      description: `${sum(({ complete }) => complete)} of ${sum(({ expected }) => expected)} required forms of ${visits.length} visits are complete.`,
      width: WHOLE,
      height: bottom + 24 + FOOT,
      table: completenessTable(visits),
      synthetic,
    },
    xAxis({ scale: across, ticks: [0, 25, 50, 75, 100] }, TOP + 6, bottom),
    ...visits.map(({ name, expected, complete }, index) => {
      const y = TOP + 12 + index * ROW
      const end = across((100 * complete) / expected)
      return [
        label(LEFT - 8, y + 14, name, { anchor: 'end', color: SOFT }),
        tag('rect', { x: LEFT, y: y + 2, width: across(100) - LEFT, height: ROW - 7, fill: GREY_BOX }),
        tag('rect', { x: LEFT, y: y + 2, width: end - LEFT, height: ROW - 7, fill: BLUE }),
        label(across(100) + 10, y + 14, `${complete} of ${expected}, ${formatShare(complete / expected, 1)} %`),
      ].join('')
    }),
  )
}
