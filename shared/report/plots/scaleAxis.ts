import { scaleLinear, type ScaleLinear } from 'd3-scale'
import type { ScaleAnalysis } from '../analysis.ts'
import { GMFCS, LEVELS } from '../scales.ts'

export interface ScaleAxis {
  readonly scale: ScaleLinear<number, number>
  readonly ticks: readonly number[]
  readonly words?: (value: number) => string
}

/** The vertical axis of a scale, over its whole range where that is the same for everybody, so that plots can be compared. */
export function scaleAxis({ scale, visits }: ScaleAnalysis, bottom: number, top: number): ScaleAxis {
  const values = visits.flatMap((visit) => visit.values.map(({ value }) => value))
  const [low, high] = scale.range ?? [Math.min(0, ...values), Math.max(1, ...values)]
  const linear = scaleLinear([low, high], [bottom, top])
  if (scale.range === null) linear.nice(5)
  if (scale.id !== GMFCS.id) return { scale: linear, ticks: linear.ticks(5) }
  return { scale: linear, ticks: [1, 2, 3, 4, 5], words: (level) => LEVELS[level - 1] ?? '' }
}
