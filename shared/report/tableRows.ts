import type { ReportTable } from './table.ts'

/**
 * A table as rows of a file: its header first, exact figures unrounded, one column for each figure. A figure that does not exist is
 * an empty cell; words such as 'not estimable' are for readers and stay out of columns of numbers.
 */
export function tableRows({ columns, rows }: ReportTable): readonly (readonly string[])[] {
  return [
    columns.flatMap(({ parts }) => parts),
    ...rows.map((row) =>
      columns.flatMap(({ parts }, index) => {
        const cell = row[index]
        if (cell?.exact) return parts.map((_, part) => plain(cell.exact?.[part] ?? null))
        return parts.map((_, part) => (part === 0 ? (cell?.text ?? '') : ''))
      }),
    ),
  ]
}

/** Fifteen digits: all that a number holds, without the noise of its last bit. */
function plain(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(15)))
}
