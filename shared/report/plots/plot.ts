import type { ReportTable } from '../table.ts'
import { SYNTHETIC } from '../words.ts'
import { escaped, label, SOFT, tag, TEXT_SIZE } from './svg.ts'

/** A plot of the report: a picture with its own title and description, and the table of the same figures. */
export interface Plot {
  /** Also the name of its files. */
  readonly id: string
  readonly title: string
  /** In words what the picture shows, for those who listen. */
  readonly description: string
  readonly width: number
  readonly height: number
  readonly svg: string
  /** The table that holds its data. */
  readonly table: ReportTable
}

export interface PlotFrame extends Omit<Plot, 'svg'> {
  /** Under the title: who is drawn, and which direction is better. */
  readonly subtitle: string
  readonly synthetic: boolean
}

/** Width of a plot that stands beside another, and of one that takes the whole page. */
export const HALF = 440
export const WHOLE = 900
/** Where the drawing may begin under title and subtitle, and where it must end above the foot. */
export const TOP = 52
export const FOOT = 22

/** Puts title, subtitle and, for invented children, the words that say so around a drawing. White ground, for paper and for dark screens. */
export function framed({ subtitle, synthetic, ...plot }: PlotFrame, ...drawing: readonly string[]): Plot {
  const { id, title, description, width, height } = plot
  const svg = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      'font-family': "'DejaVu Sans', Verdana, 'Noto Sans', sans-serif",
      'font-size': TEXT_SIZE,
    },
    tag('title', { id: `${id}-title` }, escaped(title)),
    tag('desc', { id: `${id}-description` }, escaped(description)),
    tag('rect', { width, height, fill: '#ffffff' }),
    label(12, 20, title, { bold: true }),
    label(12, 38, subtitle, { color: SOFT }),
    ...drawing,
    synthetic
      ? label(width - 12, height - 6, SYNTHETIC.slice(0, SYNTHETIC.indexOf(':')), { anchor: 'end', color: SOFT })
      : '',
  )
  return { ...plot, svg }
}
