import type { Check } from '../../shared/form/check.ts'
import type { CodeList, FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../shared/form/definition.ts'
import { describeCondition, describeRequired, describeType } from '../../shared/form/describe.ts'
import { html, type Html } from '../../shared/print/html.ts'
import { checks } from '../../shared/study/checks/index.ts'
import { study } from '../../shared/study/study.ts'
import { fieldName } from '../export/redcap/names.ts'
import type { DocumentContext, DocumentKind } from './kind.ts'

const STYLE = `
table { font-size: 8.2pt; }
th { font-size: 7.8pt; }
td { overflow-wrap: anywhere; }
.version { font-size: 8.5pt; font-weight: 400; color: #555; }
td.oid { width: 44mm; font-weight: 600; }
td.takes { width: 62mm; }
td.column { width: 46mm; }
`

/** Every version of every form with OIDs, types, ranges, code lists, checks and the columns of the exports. Holds no data. */
export const annotatedCrf: DocumentKind<'annotatedCrf'> = {
  right: () => 'record.read',
  namesChildren: () => false,
  fileName: () => 'annotated-case-report-form',
  build(context) {
    const title = 'Annotated case report form'
    return { title, style: STYLE, landscape: true, body: html`${cover(title, context)}${study.forms.map(formSection)}` }
  },
}

function cover(title: string, { origin }: DocumentContext): Html {
  return html`<h1>${title}</h1>
    <p>${study.name.en}</p>
    <dl class="facts">
      <dt>Study definition</dt>
      <dd>${origin.study}, version ${origin.studyVersion}</dd>
      <dt>Forms</dt>
      <dd>${study.forms.map(({ oid, version }) => `${oid} ${version}`).join(', ')}</dd>
      <dt>Edit checks</dt>
      <dd>${checks.length}</dd>
      <dt>Exports</dt>
      <dd>
        ‘Column’ names the table and column of the CSV export, and after the bar the field of the REDCap export. A
        reason of a missing code stands in a column of its own.
      </dd>
    </dl>
    ${checkTable(
      'Edit checks of every form',
      checks.filter(({ forms }) => forms === 'all'),
    )}`
}

function formSection(form: FormDefinition): Html {
  const own = checks.filter(({ forms }) => forms !== 'all' && forms.includes(form.oid))
  const visits = study.studyEvents
    .filter(({ forms }) => forms.some((each) => each.form === form.oid))
    .map(({ oid }) => oid)
  return html`<section class="page">
    <h2>${form.oid} · ${form.name.en} <span class="version">version ${form.version}</span></h2>
    <p class="soft">
      ${form.kind === 'log' ? 'Running log of the child.' : `Visits: ${visits.join(', ')}.`} Source:
      ${form.source}.${form.mayBeNotDone && ' May be marked as not done with a reason.'}
    </p>
    ${form.itemGroups.map((group) => groupSection(group, form))} ${codeLists(form)} ${checkTable('Edit checks', own)}
  </section>`
}

function groupSection(group: ItemGroupDefinition, form: FormDefinition): Html {
  return html`<h3>${group.oid} · ${group.label.en}</h3>
    ${group.visible && html`<p class="soft">Shown when ${describeCondition(group.visible)}.</p>`}
    ${group.repeating && html`<p class="soft">${group.fixedRows ? `Planned rows: ${group.fixedRows.map(({ repeat, label }) => `${repeat} ${label.en}`).join(', ')}.` : 'Rows without limit.'}</p>`}
    <table>
      <thead>
        <tr>
          <th>Item</th>
          <th>Question</th>
          <th>Takes</th>
          <th>Required</th>
          <th>Shown when</th>
          <th>Class</th>
          <th>Column</th>
        </tr>
      </thead>
      <tbody>
        ${group.items.map((item) => itemLine(item, group, form))}
      </tbody>
    </table>`
}

function itemLine(item: ItemDefinition, group: ItemGroupDefinition, form: FormDefinition): Html {
  const table = group.repeating ? `${form.oid}_${group.oid}` : form.oid
  return html`<tr>
    <td class="oid code">${item.oid}</td>
    <td>${item.label.en}</td>
    <td class="takes">${describeType(item)}</td>
    <td>${describeRequired(item)}</td>
    <td>${item.visible && describeCondition(item.visible)}</td>
    <td>${item.disclosure}${item.identity && ', identity'}</td>
    <td class="column code">${table}.${item.oid} | ${fieldName(item.oid)}</td>
  </tr>`
}

function codeLists(form: FormDefinition): Html | null {
  const lists = new Map(
    form.itemGroups.flatMap((group) =>
      group.items.flatMap((item) =>
        'codeList' in item && item.codeList ? [[item.codeList.oid, item.codeList] as const] : [],
      ),
    ),
  )
  if (lists.size === 0) return null
  return html`<h3>Code lists</h3>
    <table>
      <tbody>
        ${[...lists.values()].map(
          (list: CodeList) =>
            html`<tr>
              <td class="oid code">${list.oid}</td>
              <td>
                ${list.entries.map(({ code, label }) => (code === label.en ? code : `${code} = ${label.en}`)).join('; ')}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

function checkTable(title: string, own: readonly Check[]): Html | null {
  if (own.length === 0) return null
  return html`<h3>${title}</h3>
    <table>
      <thead>
        <tr>
          <th>Check</th>
          <th>Severity</th>
          <th>Rule</th>
          <th>Limits</th>
        </tr>
      </thead>
      <tbody>
        ${own.map(
          ({ id, severity, rule, limits }) =>
            html`<tr>
              <td class="code">${id}</td>
              <td>${severity}</td>
              <td>${rule}</td>
              <td>
                ${Object.entries(limits ?? {})
                  .map(([name, { value }]) => `${name} ${value}`)
                  .join('; ')}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`
}
