import type { FixedRow, ItemDefinition } from '../../../shared/form/definition.ts'
import { html, type Html } from '../../../shared/print/html.ts'
import { limits } from './answerSpace.ts'

/** Time points that fit beside each other on a page. */
const COLUMNS = 4

/** Planned rows as columns, items as lines: what is measured again and again is written from left to right. */
export function pointTable(rows: readonly FixedRow[], items: readonly ItemDefinition[]): Html {
  const parts = Array.from({ length: Math.ceil(rows.length / COLUMNS) }, (_, index) =>
    rows.slice(index * COLUMNS, (index + 1) * COLUMNS),
  )
  return html`${parts.map(
    (part) =>
      html`<table class="points together">
        <thead>
          <tr>
            <th></th>
            ${part.map(({ label }) => html`<th>${label.en}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                <td>${item.label.en} <span class="hint">${hint(item)}</span></td>
                ${part.map(() => html`<td class="cell"></td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`,
  )}`
}

function hint(item: ItemDefinition): string {
  if (item.type === 'integer' || item.type === 'decimal') return [item.unit, limits(item)].filter(Boolean).join('; ')
  if (item.type === 'choice') {
    return item.codeList.entries
      .map(({ code, label }) => (code === label.en ? code : `${code} ${label.en.toLowerCase()}`))
      .join(', ')
  }
  return item.type === 'dateTime' ? 'YYYY-MM-DD hh:mm' : ''
}
