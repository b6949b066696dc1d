import type { ScaleLinear } from 'd3-scale'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { GRID, label, SOFT, tag } from './svg.ts'

/** Words for the ticks of an axis, as short as their values allow. */
function tickWord(value: number): string {
  return Number.isInteger(value) ? String(value) : formatHalfUp(value, Number.isInteger(value * 10) ? 1 : 2)
}

interface Along {
  readonly scale: ScaleLinear<number, number>
  readonly ticks: readonly number[]
  /** Instead of numbers, such as the levels I to V. */
  readonly words?: (value: number) => string
}

/** Lines across the plot with their values at the left. */
export function yAxis({ scale, ticks, words = tickWord }: Along, left: number, right: number): string {
  return ticks
    .map((tick) => {
      const y = scale(tick)
      return (
        tag('line', { x1: left, x2: right, y1: y, y2: y, stroke: GRID }) +
        label(left - 6, y + 4.5, words(tick), { anchor: 'end', color: SOFT })
      )
    })
    .join('')
}

/** Lines down the plot with their values below. */
export function xAxis({ scale, ticks, words = tickWord }: Along, top: number, bottom: number): string {
  return ticks
    .map((tick) => {
      const x = scale(tick)
      return (
        tag('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: GRID }) +
        label(x, bottom + 16, words(tick), { anchor: 'middle', color: SOFT })
      )
    })
    .join('')
}
