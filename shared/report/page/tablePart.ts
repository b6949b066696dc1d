import { html, type Html } from '../../print/html.ts'
import type { ReportTable } from '../table.ts'

/** So many lines stay on one page; a longer table goes over pages with its head repeated. */
const ON_ONE_PAGE = 18

/** A table with its title, who is counted, and its notes. Words that a line shares with the one above are printed once. */
export function tablePart({ title, population, columns, rows, notes }: ReportTable): Html {
  const kind = (index: number) => (columns[index]?.align === 'end' ? 'number' : 'words')
  return html`<section class="${rows.length <= ON_ONE_PAGE ? 'table together' : 'table'}">
    <h3>${title}</h3>
    <p class="small soft">${population}</p>
    <table>
      <thead>
        <tr>
          ${columns.map(({ label }, index) => html`<th scope="col" class="${kind(index)}">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, line) =>
            html`<tr>
              ${row.map(({ text }, index) => {
                const repeated = index === 0 && kind(0) === 'words' && text === rows[line - 1]?.[0]?.text
                return html`<td class="${repeated ? `${kind(index)} repeated` : kind(index)}">${text}</td>`
              })}
            </tr>`,
        )}
      </tbody>
    </table>
    ${notes.map((note) => html`<p class="small soft">${note}</p>`)}
  </section>`
}
