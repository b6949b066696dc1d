import { html, type Html } from '../../shared/print/html.ts'
import type { OrderOf } from '../../shared/ipc/views/documents.ts'
import { may } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'
import { scoresHidden } from '../read/blindScores.ts'
import type { FormRow } from '../read/formRow.ts'
import { settingsInForce } from '../read/settingsInForce.ts'
import { subjectEntry } from '../read/subjectRow.ts'
import { identitySight } from '../read/visibleName.ts'
import { formPage, type FormSight } from './casebook/formPage.ts'
import { frontPage } from './casebook/frontPage.ts'
import { casebookParts, type CasebookParts } from './casebook/parts.ts'
import { signatureLines } from './casebook/signatures.ts'
import { CASEBOOK_STYLE } from './casebook/style.ts'
import { visitWords } from './casebook/words.ts'
import type { DocumentContext, DocumentKind } from './kind.ts'

type Order = OrderOf<'casebook'>

/**
 * Everything the record holds of one child on paper (R33): each form under its version with values, missing codes, computed values and
 * their rules, queries, signatures, verification and history. Masked unless an investigator asks for the identified copy.
 */
export const casebook: DocumentKind<'casebook'> = {
  right: ({ identified }) => (identified ? 'export.identified' : 'record.read'),
  namesChildren: ({ identified }) => identified,
  fileName: ({ db }, { subjectId, identified }) =>
    `casebook-${subjectEntry(db, subjectId).code}${identified ? '-identified' : ''}`,
  build(context, order) {
    const seen = asSeen(context, order)
    const parts = casebookParts(seen, order.subjectId)
    const title = `Casebook ${parts.subject.code}`
    return {
      title,
      style: CASEBOOK_STYLE,
      header: `${title} · ${order.identified ? 'identified copy' : 'identity masked'}`,
      ...(order.identified ? { mark: 'IDENTIFIED' } : {}),
      body: html`${frontPage(title, parts, { ...context, ...seen, person: context.person }, order.identified)}${body(parts, sightOf(context, seen))}`,
    }
  },
}

/** Reads as somebody who sees no identity, whoever orders it, unless the identified copy is asked for. */
function asSeen(context: DocumentContext, { identified }: Order): DocumentContext {
  const sight = identitySight(context.person.role)
  if (identified || sight === 'hidden') return context
  return { ...context, person: { ...context.person, role: 'monitor' } }
}

function sightOf(context: DocumentContext, seen: DocumentContext): FormSight {
  const settings = settingsInForce(context.db)
  return {
    identity: identitySight(seen.person.role),
    // Those who rate stay blind on paper too.
    hidesScores: (definition, row) =>
      may(context.person.role, 'record.write') && scoresHidden(definition, row.state, context.person.role, settings),
  }
}

function body(parts: CasebookParts, sight: FormSight): Html {
  const logs = study.logs.flatMap((oid) =>
    parts.forms.filter((form) => form.oid === oid).toSorted((a, b) => a.repeat - b.repeat),
  )
  return html`${parts.visits.map((visit) => {
    const forms = parts.forms.filter(({ studyEventId }) => studyEventId === visit.id).toSorted(inStudyOrder)
    if (forms.length === 0) return null
    return html`<section class="page visit">
      <h2>${visitWords(visit.oid, visit.repeat)} <span class="version">${visit.actualDate ?? visit.status}</span></h2>
      ${signatureLines(parts.signatures.filter(({ scope, id }) => scope === 'studyEvent' && id === visit.id))}
      ${forms.map((form) => formPage(form, parts, sight))}
    </section>`
  })}${
    logs.length > 0 &&
    html`<section class="page visit">
      <h2>Running logs</h2>
      ${logs.map((form) => formPage(form, parts, sight))}
    </section>`
  }`
}

const formOrder = (oid: string) => study.forms.findIndex((form) => form.oid === oid)
const inStudyOrder = (a: FormRow, b: FormRow) => formOrder(a.oid) - formOrder(b.oid) || a.repeat - b.repeat
