import type { FormDefinition } from '../../../shared/form/definition.ts'
import { itemIndex } from '../../../shared/form/items.ts'
import type { QueryThread } from '../../../shared/ipc/views/queries.ts'
import { html, type Html } from '../../../shared/print/html.ts'

/** Queries with everything that was said to them. */
export function queryThreads(threads: readonly QueryThread[], definition: FormDefinition | null): Html | null {
  if (threads.length === 0) return null
  return html`<h4>Queries</h4>
    ${threads.map((thread, index) => oneThread(thread, index + 1, definition))}`
}

function oneThread({ query, messages }: QueryThread, number: number, definition: FormDefinition | null): Html {
  const item = query.address && definition ? itemIndex(definition).get(query.address.item)?.item.label.en : undefined
  return html`<div class="query together">
    <p>
      <strong>Q${number} · ${query.status}</strong
      >${item && ` · ${item}`}${query.check && ` · check ${query.check}`}<br />
      <span dir="auto">${query.text}</span>
      <span class="soft">${query.raisedBy}, ${query.raisedAt.slice(0, 16).replace('T', ' ')} UTC</span>
    </p>
    ${messages.map(
      ({ kind, text, by, role, at }) =>
        html`<p class="message">
          <strong>${kind}</strong>: <span dir="auto">${text}</span>
          <span class="soft">${by} (${role}), ${at.slice(0, 16).replace('T', ' ')} UTC</span>
        </p>`,
    )}
  </div>`
}
