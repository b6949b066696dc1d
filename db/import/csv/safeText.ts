/** A cell that a spreadsheet would run. Numbers, also negative ones, are none. */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/
/** How the export marks such a cell: with an apostrophe before it. */
const MARKED = /^'+[=+\-@\t\r]/

/** Whether a cell would run in a spreadsheet and is not marked as text: it has no place in a table of data. */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell) && !NUMBER.test(cell)
}

/** A cell as it was before the export marked it. */
export function unmarked(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell
}
