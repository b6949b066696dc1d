import type { ReportTableView } from '../../../shared/ipc/views/report.ts'
import '../../parts/Table.css'

interface ReportTableProps {
  readonly table: ReportTableView
  /** Level of its heading. */
  readonly level?: 3 | 4
}

/** A table of the report, read from left to right in every language: it is a document of the study. */
export function ReportTable({ table, level = 3 }: ReportTableProps) {
  const { title, population, columns, rows, notes } = table
  const Heading = `h${level}` as const
  return (
    <section className="report-table" aria-label={title} dir="ltr" lang="en">
      <Heading>{title}</Heading>
      <p className="small soft">{population}</p>
      <div className="table-sheet">
        <table className="table report-cells">
          <thead>
            <tr>
              {columns.map(({ label, align }, index) => (
                <th key={index} scope="col" className={align === 'end' ? 'number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              <tr key={line}>
                {row.map((cell, index) => (
                  <td key={index} className={columns[index]?.align === 'end' ? 'number' : undefined}>
                    {isRepeated(rows, line, index) ? <span className="heard">{cell}</span> : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className="small soft">
          {note}
        </p>
      ))}
    </section>
  )
}

/** The first words of a line are drawn once for the lines that share them. */
function isRepeated(rows: ReportTableView['rows'], line: number, index: number): boolean {
  return index === 0 && line > 0 && rows[line]?.[0] === rows[line - 1]?.[0] && Number.isNaN(Number(rows[line]?.[0]))
}
