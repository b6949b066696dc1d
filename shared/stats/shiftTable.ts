import type { PairedSample } from './sample.ts'

/** Counts of subjects by level before (rows) and after (columns), levels in the order given. */
export type ShiftTable = readonly (readonly number[])[]

/** The shift table of a paired classification. Throws a RangeError for a value that is not one of the levels. */
export function shiftTable({ pre, post }: PairedSample, levels: readonly number[]): ShiftTable {
  if (pre.length !== post.length) throw new RangeError('a shift table needs as many values after as before')
  const stranger = [...pre, ...post].find((value) => !levels.includes(value))
  if (stranger !== undefined) throw new RangeError(`${stranger} is not one of the levels`)
  return levels.map((row) =>
    levels.map((column) => pre.filter((before, index) => before === row && post[index] === column).length),
  )
}

/** The count at a place; 0 outside the table. */
export function cell(table: ShiftTable, row: number, column: number): number {
  return table[row]?.[column] ?? 0
}

/** Sums over the columns, one per level: how many were there before. */
export function rowSums(table: ShiftTable): readonly number[] {
  return table.map((row) => row.reduce((sum, count) => sum + count, 0))
}

/** Sums over the rows, one per level: how many were there after. */
export function columnSums(table: ShiftTable): readonly number[] {
  return table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0))
}

/** Subjects who crossed a cut, for McNemar: from at or above it to below, and the other way. */
export function crossings(
  { pre, post }: PairedSample,
  cut: number,
): { readonly lost: number; readonly gained: number } {
  const above = pre.map((before, index) => ({ before: before >= cut, after: (post[index] ?? Number.NaN) >= cut }))
  return {
    lost: above.filter(({ before, after }) => before && !after).length,
    gained: above.filter(({ before, after }) => !before && after).length,
  }
}
