import { chiSquareUpper } from './distributions.ts'
import { cell, type ShiftTable } from './shiftTable.ts'

export interface BowkerResult {
  readonly chi2: number | null
  /** Pairs of levels between which somebody moved. Other programs count all pairs: say which was used. */
  readonly dfNonemptyPairs: number
  readonly p: number | null
  readonly dfAllPairs: number
  readonly pAllPairs: number | null
}

/** Bowker's test of symmetry. Not estimable, and null, when nobody moved. */
export function bowker(table: ShiftTable): BowkerResult {
  const pairs = table.flatMap((_, row) =>
    table.slice(row + 1).map((__, ahead) => {
      const column = row + 1 + ahead
      return { up: cell(table, row, column), down: cell(table, column, row) }
    }),
  )
  const moved = pairs.filter(({ up, down }) => up + down > 0)
  const chi2 = moved.reduce((sum, { up, down }) => sum + (up - down) ** 2 / (up + down), 0)
  const estimable = moved.length > 0
  return {
    chi2: estimable ? chi2 : null,
    dfNonemptyPairs: moved.length,
    p: estimable ? chiSquareUpper(chi2, moved.length) : null,
    dfAllPairs: pairs.length,
    pAllPairs: estimable ? chiSquareUpper(chi2, pairs.length) : null,
  }
}
