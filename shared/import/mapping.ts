import { z } from 'zod'

/**
 * What a column of a CSV file can be beside an item: whose row it is and where it stands. An item is named 'ITEM', a row of its group that
 * is not told by a column 'ITEM/2', the coded reason of a missing code 'ITEM:reason'.
 */
export const PLACE_TARGETS = [
  '@subject',
  '@visit',
  '@visitRepeat',
  '@visitDate',
  '@formRepeat',
  '@row',
  '@version',
  '@state',
  '@notDone',
  '@notDoneReason',
  '@observed',
] as const
export type PlaceTarget = (typeof PLACE_TARGETS)[number]

/** How the columns of a CSV file are read. A column that is not named stays out. */
export const csvMapping = z.strictObject({
  /** The form that the rows are of. */
  form: z.string().max(40),
  /** Column name -> what it is. */
  columns: z.record(z.string().max(300), z.string().max(120)),
  /** The visit of all rows, where no column says it. */
  visit: z.string().max(40).nullable().default(null),
  /** Whether the forms come in complete, where no column says it. */
  complete: z.boolean().default(false),
})
export type CsvMapping = z.infer<typeof csvMapping>
