import { formatHalfUp } from '../instruments/rounding.ts'
import { clopperPearson } from '../stats/binomial.ts'
import { formatInterval, formatNumber, formatP, formatShare, NOT_ESTIMABLE } from '../stats/format.ts'
import type { Interval } from '../stats/pairedT.ts'

/** One cell: what is printed, and behind it the exact figures for the CSV file where there are any. */
export interface Cell {
  readonly text: string
  /** One per part of the column, unrounded; null where a figure does not exist. Absent: the text is the value. */
  readonly exact?: readonly (number | null)[]
}

export interface Column {
  readonly label: string
  /** Names of the columns in the CSV file: one for each exact figure of its cells. */
  readonly parts: readonly string[]
  readonly align: 'start' | 'end'
}

/** A table of the report as data: screen, document and CSV file are all written from it. */
export interface ReportTable {
  /** Also the name of its CSV file. */
  readonly id: string
  readonly title: string
  /** Who is counted, and by which filter. */
  readonly population: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly notes: readonly string[]
}

/** A column of words. */
export const wordsColumn = (label: string, part: string): Column => ({ label, parts: [part], align: 'start' })
/** A column of figures; with more than one part a cell prints several together, such as mean and SD. */
export const figures = (label: string, ...parts: string[]): Column => ({ label, parts, align: 'end' })

export const words = (text: string): Cell => ({ text })
/** A whole number. */
export const count = (value: number): Cell => ({ text: String(value), exact: [value] })
/** A number rounded half up for print. */
export const number = (value: number | null, decimals = 2): Cell => ({
  text: formatNumber(value, decimals),
  exact: [value],
})
/** 'mean ± SD'; an SD needs two values. */
export const meanSd = (mean: number | null, sd: number | null, decimals = 2): Cell => ({
  text:
    mean === null
      ? NOT_ESTIMABLE
      : `${formatHalfUp(mean, decimals)} ± ${sd === null ? '–' : formatHalfUp(sd, decimals)}`,
  exact: [mean, sd],
})
/** Two ends: quartiles, least and most, or an interval. */
export const between = (lower: number | null, upper: number | null, decimals = 2): Cell => ({
  text: formatInterval(lower === null || upper === null ? null : [lower, upper], decimals),
  exact: [lower, upper],
})
export const interval = (ends: Interval | null, decimals = 2): Cell =>
  between(ends?.[0] ?? null, ends?.[1] ?? null, decimals)
/** A p-value with four decimals; exact in the file. */
export const probability = (p: number | null): Cell => ({ text: formatP(p), exact: [p] })

/** The columns of {@link shareCells}. */
export const SHARE_COLUMNS: readonly Column[] = [
  figures('Children', 'children', 'of'),
  figures('%', 'percent'),
  figures('95% CI, %', 'ci_low_percent', 'ci_high_percent'),
]

/** 'k / n', the percent and its exact (Clopper-Pearson) interval. With nobody to count nothing is estimable. */
export function shareCells(counted: number, of: number): readonly Cell[] {
  const ends = of === 0 ? null : clopperPearson(counted, of)
  return [
    { text: `${counted} / ${of}`, exact: [counted, of] },
    { text: of === 0 ? NOT_ESTIMABLE : formatShare(counted / of), exact: [of === 0 ? null : (100 * counted) / of] },
    {
      text: ends ? `${formatShare(ends[0])} to ${formatShare(ends[1])}` : NOT_ESTIMABLE,
      exact: [ends && 100 * ends[0], ends && 100 * ends[1]],
    },
  ]
}
