import { html, type Html } from '../../../shared/print/html.ts'
import type { DocumentContext } from '../kind.ts'
import { queriesOf, type CasebookParts } from './parts.ts'
import { queryThreads } from './queries.ts'
import { signatureLines } from './signatures.ts'
import { visitWords } from './words.ts'

/** Whom the casebook is about, what it is a copy of and how that is proven (R34), the visits, holds and queries of the child. */
export function frontPage(title: string, parts: CasebookParts, context: DocumentContext, identified: boolean): Html {
  const { subject, name } = parts
  const { origin, person } = context
  return html`<h1>${title}</h1>
    ${identified && html`<p class="warning"><strong>Identified copy.</strong> This document names a child. Keep it locked away and hand it to nobody who may not know the child.</p>`}
    <dl class="facts">
      <dt>Child</dt>
      <dd>${subject.code} (${subject.status})</dd>
      ${
        name !== null &&
        html`<dt>Name</dt>
          <dd><bdi>${name}</bdi></dd>`
      }
      <dt>Site</dt>
      <dd>${origin.site}</dd>
      <dt>Study</dt>
      <dd>${origin.study}, definition version ${origin.studyVersion}</dd>
      <dt>Copy made</dt>
      <dd>${origin.madeAtLocal} (${origin.madeAt}) by ${person.name}, ${person.role}</dd>
      <dt>Copy of</dt>
      <dd>
        the record of installation ${origin.installation} up to audit record ${origin.sequence}, with every form, query,
        signature and change of this child; drafts are no part of the record
      </dd>
      <dt>Head of the trail</dt>
      <dd class="code">${origin.head}</dd>
      <dt>Key of the installation</dt>
      <dd class="code">${origin.keyFingerprint}</dd>
    </dl>
    <p class="note small">
      To check this copy: export the audit trail and give its verifier the head and the key above. They bind every value
      here to the signed chain of records. The SHA-256 of this file stands in the trail itself, in the record of its
      printing.
    </p>
    ${signatureLines(parts.signatures.filter(({ scope }) => scope === 'subject'))}
    <h3>Visits</h3>
    ${visitTable(parts)} ${holds(parts)} ${queryThreads(queriesOf(parts, null), null)}`
}

function visitTable({ visits, forms }: CasebookParts): Html {
  if (visits.length === 0) return html`<p>No visit has been planned or has taken place.</p>`
  return html`<table>
    <thead>
      <tr>
        <th>Visit</th>
        <th>Planned</th>
        <th>Took place</th>
        <th>Status</th>
        <th class="number">Forms</th>
      </tr>
    </thead>
    <tbody>
      ${visits.map((visit) => {
        const own = forms.filter(({ studyEventId, struck }) => studyEventId === visit.id && !struck)
        return html`<tr>
          <td>${visitWords(visit.oid, visit.repeat)}</td>
          <td>${visit.plannedDate ?? ''}</td>
          <td>${visit.actualDate ?? ''}</td>
          <td>${visit.status}${visit.missedReason && html`: <span dir="auto">${visit.missedReason}</span>`}</td>
          <td class="number">${own.filter(({ state }) => state === 'complete').length} of ${own.length} complete</td>
        </tr>`
      })}
    </tbody>
  </table>`
}

function holds({ holds: list }: CasebookParts): Html | null {
  if (list.length === 0) return null
  return html`<h3>Holds</h3>
    <ul class="lines">
      ${list.map(({ check, message, status }) => html`<li><strong>${check} · ${status}</strong> <span dir="auto">${message}</span></li>`)}
    </ul>`
}
