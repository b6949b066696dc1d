import { textOf } from '../../shared/form/answer.ts'
import type { Html } from '../../shared/print/html.ts'
import { html } from '../../shared/print/html.ts'
import { study } from '../../shared/study/study.ts'
import { whoCouldOn } from '../read/delegation.ts'
import { itemsOf } from '../read/formItems.ts'
import { formRowsOf } from '../read/formRow.ts'
import { readQueries } from '../read/queryInbox.ts'
import { readQueryThread } from '../read/queryThread.ts'
import { localNow, localTime } from '../read/readContext.ts'
import { readSignatures } from '../read/signatureViews.ts'
import { subjectsOf } from '../read/subjectRow.ts'
import { ticksOfSubject } from '../read/verificationTicks.ts'
import { readVerificationProgress } from '../read/verificationViews.ts'
import type { DocumentContext, DocumentKind } from './kind.ts'

/**
 * What a monitor did and found since a day (ui 11): items verified, queries raised, open and closed, deviations, signatures, people. It
 * is written as a monitor reads the record whoever orders it, so no child can be named in it.
 */
export const visitReport: DocumentKind<'visitReport'> = {
  right: () => 'audit.review',
  namesChildren: () => false,
  fileName: (_context, { since }) => `visit-report-since-${since}`,
  build(context, { since }) {
    const masked: DocumentContext = { ...context, person: { ...context.person, role: 'monitor' } }
    const title = 'Monitoring visit report'
    const today = localNow(context.clock).slice(0, 10)
    const period = since === today ? since : `${since} to ${today}`
    return {
      title,
      header: `${title} · ${period}`,
      body: html`<h1>${title}</h1>
        <dl class="facts">
          <dt>Site</dt>
          <dd>${context.origin.site}</dd>
          <dt>Period</dt>
          <dd>${period}</dd>
          <dt>Made by</dt>
          <dd>${context.person.name}, ${context.person.role}</dd>
          <dt>Made</dt>
          <dd>${context.origin.madeAtLocal}</dd>
        </dl>
        ${verification(masked, since)}${queries(masked, since)}${deviations(masked)}${signatures(masked, since)}${people(masked, today)}
        <h2>Signature of the monitor</h2>
        <p>Name, date, signature:</p>
        <p class="soft">&#160;</p>`,
    }
  },
}

/** The civil date of a stamp at the site. */
const dayOf = ({ clock }: DocumentContext, stamp: string) =>
  localTime(stamp, clock.offset(Date.parse(stamp))).slice(0, 10)
const moment = ({ clock }: DocumentContext, stamp: string) =>
  localTime(stamp, clock.offset(Date.parse(stamp))).replace('T', ' ')

const formName = (oid: string | null) => study.forms.findLast((form) => form.oid === oid)?.name.en ?? oid ?? ''
const visitName = (oid: string | null) => study.studyEvents.find((event) => event.oid === oid)?.name.en ?? 'Running log'

/** A table with its heads, or a sentence where it would be empty. */
function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[], none: string): Html {
  if (rows.length === 0) return html`<p class="soft">${none}</p>`
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function verification(context: DocumentContext, since: string): Html {
  const progress = readVerificationProgress(context, null).filter(({ forms }) => forms.length > 0)
  const fresh = progress.flatMap(({ subjectId, subjectCode, forms }) => {
    const ticks = ticksOfSubject(context.db, subjectId)
    return forms.flatMap((form) => {
      const now = (ticks.get(form.formId) ?? []).filter(
        ({ state, at }) => state === 'verified' && at !== null && dayOf(context, at) >= since,
      )
      const by = [...new Set(now.map((tick) => tick.by ?? ''))].join(', ')
      return now.length === 0
        ? []
        : [[subjectCode, visitName(form.studyEventOid), formName(form.form), `${now.length} of ${form.items}`, by]]
    })
  })
  return html`<h2>Source verification</h2>
    <h3>Verified in this period</h3>
    ${table(['Child', 'Visit', 'Form', 'Items', 'By'], fresh, 'No item was verified in this period.')}
    <h3>Where each child stands</h3>
    ${table(
      ['Child', 'Required items', 'Of these verified', 'All verified', 'Changed since verified'],
      progress.map(({ subjectCode, planned, plannedVerified, verified, changed }) => [
        subjectCode,
        planned,
        plannedVerified,
        verified,
        changed,
      ]),
      'No form is complete yet.',
    )}`
}

function queries(context: DocumentContext, since: string): Html {
  const all = readQueries(context, {})
  const closedAt = (id: string) => readQueryThread(context, id).messages.findLast(({ kind }) => kind === 'close')?.at
  const place = (query: (typeof all)[number]) =>
    [visitName(query.studyEventOid), formName(query.form), query.address?.item].filter(Boolean).join(', ')
  const line = (query: (typeof all)[number]) => [query.subjectCode, place(query), query.text, query.raisedBy]
  const raised = all.filter(({ raisedAt }) => dayOf(context, raisedAt) >= since)
  const open = all.filter(({ status }) => status === 'open' || status === 'answered')
  const closed = all.filter(({ status, id }) => {
    const at = status === 'closed' ? closedAt(id) : undefined
    return at !== undefined && dayOf(context, at) >= since
  })
  const heads = ['Child', 'Where', 'Question', 'Raised by']
  return html`<h2>Queries</h2>
    <h3>Raised in this period: ${raised.length}</h3>
    ${table(
      [...heads, 'State'],
      raised.map((query) => [...line(query), query.status]),
      'None was raised.',
    )}
    <h3>Closed in this period: ${closed.length}</h3>
    ${table(heads, closed.map(line), 'None was closed.')}
    <h3>Open now: ${open.length}</h3>
    ${table(
      [...heads, 'State', 'Days'],
      open.map((query) => [...line(query), query.status, query.ageDays]),
      'None is open.',
    )}`
}

function deviations(context: DocumentContext): Html {
  const { db } = context
  const rows = subjectsOf(db).flatMap(({ id, code }) =>
    formRowsOf(db, id)
      .filter(({ oid, struck }) => oid === 'DEV' && !struck)
      .map((row) => {
        const items = itemsOf(db, row.id)
        const said = (oid: string) => textOf(items.find(({ address }) => address.item === oid)?.answer) ?? ''
        return [code, row.repeat, said('DEV_START'), said('DEV_CLASS'), said('DEV_CHECK'), said('DEV_DESCRIPTION')]
      }),
  )
  return html`<h2>Deviations</h2>
    ${table(['Child', 'Number', 'From', 'Class', 'Check', 'What happened'], rows, 'No deviation is recorded.')}`
}

function signatures(context: DocumentContext, since: string): Html {
  const made = readSignatures(context, null).filter(({ signedAt }) => dayOf(context, signedAt) >= since)
  return html`<h2>Signatures in this period</h2>
    ${table(
      ['Child', 'What', 'Printed name', 'Time', 'Meaning', 'State'],
      made.map((signature) => [
        signature.subjectCode,
        signature.scope === 'subject'
          ? 'Whole casebook'
          : [visitName(signature.studyEventOid), formName(signature.form)].filter(Boolean).join(', '),
        signature.printedName,
        moment(context, signature.signedAt),
        signature.meaning,
        signature.state === 'holds' ? 'holds' : 'changed since signature',
      ]),
      'Nothing was signed in this period.',
    )}`
}

function people(context: DocumentContext, today: string): Html {
  return html`<h2>People and delegated tasks today</h2>
    ${table(
      ['Name', 'Organisation', 'Role', 'Tasks'],
      whoCouldOn(context.db, today).map(({ name, organisation, roles, tasks }) => [
        name,
        organisation,
        roles.join(', '),
        tasks
          .map(({ task, trained }) => `${task} (${trained === null ? 'no training noted' : `trained ${trained}`})`)
          .join('; ') || '–',
      ]),
      'No account is active.',
    )}`
}
