import { z } from 'zod'

export const IMPORT_FORMATS = ['csv', 'odm', 'redcap'] as const

/** A file as the person chose it; its path stays in the main process. */
export const importFile = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  /** What it looks like. */
  format: z.enum(IMPORT_FORMATS),
  /** The columns of a CSV file that needs a mapping, else empty. */
  columns: z.array(z.string()),
  /** The form that the columns fit best. */
  form: z.string(),
  /** Column -> what it is, guessed by its name or as this person mapped it last time. */
  mapping: z.record(z.string(), z.string()),
})
export type ImportFile = z.infer<typeof importFile>

export const refusedRow = z.strictObject({
  place: z.string(),
  subject: z.string(),
  form: z.string(),
  item: z.string(),
  reason: z.string(),
})
export const acceptedRow = z.strictObject({
  place: z.string(),
  subject: z.string(),
  form: z.string(),
  studyEvent: z.string(),
  repeat: z.int(),
  values: z.int(),
  does: z.enum(['new', 'more', 'unchanged']),
  completes: z.boolean(),
})
export const importFinding = z.strictObject({
  place: z.string(),
  subject: z.string(),
  form: z.string(),
  check: z.string(),
  severity: z.string(),
  message: z.string(),
})

/** What an import would do. Long lists are cut; the counts are whole. */
export const importPreview = z.strictObject({
  sha256: z.string(),
  children: z.int(),
  newSubjects: z.array(z.string()),
  forms: z.int(),
  unchanged: z.int(),
  completed: z.int(),
  /** Visits that get the day on which they took place. */
  visits: z.int(),
  values: z.int(),
  refusedCount: z.int(),
  findingCount: z.int(),
  accepted: z.array(acceptedRow),
  refused: z.array(refusedRow),
  findings: z.array(importFinding),
  /** Nothing in the file is new. */
  empty: z.boolean(),
  /** More than the application writes at once; the command line does. */
  tooLarge: z.boolean(),
})
export type ImportPreview = z.infer<typeof importPreview>

/** How many rows of a list are shown. */
export const SHOWN_ROWS = 500
