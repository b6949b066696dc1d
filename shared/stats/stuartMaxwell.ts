import { chiSquareUpper } from './distributions.ts'
import { cell, columnSums, rowSums, type ShiftTable } from './shiftTable.ts'

export interface StuartMaxwellResult {
  readonly chi2: number
  readonly df: number
  readonly p: number
}

/**
 * The Stuart-Maxwell test that the levels are as frequent after as before. Levels that nobody held are left out. Null when
 * it is not estimable: the covariance matrix has no inverse, as when a level was neither entered nor left.
 */
export function stuartMaxwell(table: ShiftTable): StuartMaxwellResult | null {
  const [before, after] = [rowSums(table), columnSums(table)]
  const held = table.flatMap((_, level) => ((before[level] ?? 0) + (after[level] ?? 0) > 0 ? [level] : []))
  // One level less: the last one follows from the others.
  const levels = held.slice(0, -1)
  const shift = levels.map((level) => (before[level] ?? 0) - (after[level] ?? 0))
  const covariance = levels.map((row) =>
    levels.map((column) =>
      row === column
        ? (before[row] ?? 0) + (after[row] ?? 0) - 2 * cell(table, row, row)
        : -cell(table, row, column) - cell(table, column, row),
    ),
  )
  const solution = levels.length === 0 ? null : solve(covariance, shift)
  if (!solution) return null
  const chi2 = solution.reduce((sum, value, index) => sum + value * (shift[index] ?? 0), 0)
  return { chi2, df: levels.length, p: chiSquareUpper(chi2, levels.length) }
}

/** Solves a linear system by elimination with pivoting; null when the matrix has no inverse. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | null {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0])
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let step = 0; step < rows.length; step += 1) {
    const below = rows.map((_, row) => row).slice(step)
    const pivot = below.reduce((best, row) => (Math.abs(at(row, step)) > Math.abs(at(best, step)) ? row : best), step)
    // Entries are counts: what elimination leaves of a true zero is rounding, far below this.
    if (Math.abs(at(pivot, step)) < 1e-9) return null
    const [pivotRow, stepRow] = [rows[pivot] ?? [], rows[step] ?? []]
    rows[pivot] = stepRow
    rows[step] = pivotRow
    for (const row of rows.keys()) {
      const factor = row === step ? 0 : at(row, step) / at(step, step)
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * at(step, column))
    }
  }
  return rows.map((row, index) => (row.at(-1) ?? 0) / at(index, index))
}
