import { z } from 'zod'

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

/** A table as it is read: the exact figures behind its cells are in the files. */
export const reportTableView = z.strictObject({
  id: z.string(),
  title: z.string(),
  population: z.string(),
  columns: list(z.strictObject({ label: z.string(), align: z.enum(['start', 'end']) })),
  rows: list(list(z.string())),
  notes: list(z.string()),
})
export type ReportTableView = z.infer<typeof reportTableView>

/** A plot: SVG without script, and the table of its data. */
export const reportPlotView = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  width: z.number(),
  height: z.number(),
  svg: z.string(),
  table: reportTableView,
})
export type ReportPlotView = z.infer<typeof reportPlotView>

/** The report as the screen shows it. */
export const reportView = z.strictObject({
  study: z.string(),
  studyVersion: z.string(),
  synthetic: z.boolean(),
  /** When the data were read, UTC. */
  cut: z.iso.datetime(),
  headHash: z.string(),
  sequence: z.int(),
  version: z.string(),
  statistics: z.string(),
  fimVariants: list(z.string()),
  caveat: z.string(),
  children: z.int(),
  /** Children with a scale at baseline and at the final assessment. */
  pairs: z.int(),
  sections: list(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      cautioned: z.boolean(),
      tables: list(reportTableView),
      plots: list(reportPlotView),
    }),
  ),
})
export type ReportView = z.infer<typeof reportView>

/** What was written, shown at the end of the job. */
export const reportSummary = z.strictObject({
  folder: z.string(),
  files: z.int(),
  children: z.int(),
  headHash: z.string(),
})
