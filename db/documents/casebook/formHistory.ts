import { parseAddressKey } from '../../../shared/form/address.ts'
import type { FormDefinition } from '../../../shared/form/definition.ts'
import { itemIndex } from '../../../shared/form/items.ts'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import { html, type Html } from '../../../shared/print/html.ts'
import { stampWords } from './words.ts'

/**
 * Everything that happened to a form, oldest first (R01-R05, R33). First entries of one act stand in one line, since their values are
 * above or in the change that replaced them; every change has its line with the value before and after and the reason.
 */
export function formHistory(definition: FormDefinition, rows: readonly AuditRow[]): Html | null {
  if (rows.length === 0) return null
  return html`<h4>History</h4>
    <table class="history">
      <thead>
        <tr>
          <th class="number">Record</th>
          <th>When</th>
          <th>Who</th>
          <th>What</th>
        </tr>
      </thead>
      <tbody>
        ${groupsOf(rows).map((group) => line(definition, group))}
      </tbody>
    </table>`
}

const isFirstEntry = (row: AuditRow): boolean =>
  row.entity !== 'form' && row.old === null && row.reason === null && !row.redacted && row.check === null

/** What happened to the form itself: it was opened, completed, locked. */
const isOfForm = (row: AuditRow): boolean => row.entity === 'form'

/** First entries of one moment and one person side by side; every other record by itself. */
function groupsOf(rows: readonly AuditRow[]): readonly (readonly AuditRow[])[] {
  const groups: AuditRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const [first] = last ?? []
    const isAlike = first && ((isFirstEntry(first) && isFirstEntry(row)) || (isOfForm(first) && isOfForm(row)))
    const joins = isAlike && first.time === row.time && first.userId === row.userId
    if (last && joins) last.push(row)
    else groups.push([row])
  }
  return groups
}

function line(definition: FormDefinition, group: readonly AuditRow[]): Html | null {
  const [first] = group
  const last = group.at(-1)
  if (!first || !last) return null
  return html`<tr>
    <td class="number">${first.sequence}${last !== first && `–${last.sequence}`}</td>
    <td>
      ${stampWords(first.time, first.offset)}${first.clock === 'suspect' && html`<div class="hint">clock in doubt</div>`}
    </td>
    <td>
      ${first.by ?? 'Trialbook'}
      <div class="hint">${first.role ?? ''}</div>
    </td>
    <td>${contents(definition, group)}</td>
  </tr>`
}

function contents(definition: FormDefinition, group: readonly AuditRow[]): Html | null {
  const [first] = group
  if (!first) return null
  if (isFirstEntry(first)) return firstEntries(definition, group)
  return isOfForm(first) ? ofForm(group) : change(definition, first)
}

/** The ids that tie a form to its child and visit say nothing on paper. */
const TIES = ['subjectId', 'studyEventId', 'oid', 'version', 'repeat', 'onceCompleted']

function ofForm(group: readonly AuditRow[]): Html {
  const told = group.filter(({ item }) => !TIES.includes(item ?? ''))
  const reasons = [...new Set(group.flatMap(({ reason }) => (reason === null ? [] : [reason])))]
  return html`<strong>Form</strong>
    ${told.map(({ item, old, new: next }) => `${item ?? ''}: ${old === null ? '' : `${old} → `}${next ?? '–'}`).join(', ')}${reasons.map((reason) => html`<div>Reason: <span dir="auto">${reason}</span></div>`)}${group[0] && context(group[0])}`
}

function firstEntries(definition: FormDefinition, group: readonly AuditRow[]): Html {
  const [only] = group
  if (group.length === 1 && only)
    return html`<strong>${labelOf(definition, only.item)}</strong>:
      <span dir="auto">${only.new ?? '–'}</span>${context(only)}`
  return html`First entry of ${group.length} items:
  ${group.map(({ item }) => item?.split('/').at(-1) ?? '').join(', ')}${only && context(only)}`
}

function change(definition: FormDefinition, row: AuditRow): Html {
  const gone = row.redacted ? html` <span class="hint">(redacted)</span>` : null
  return html`<strong>${labelOf(definition, row.item)}</strong>:
    <span class="before" dir="auto">${row.old ?? '–'}</span> → <span dir="auto">${row.new ?? '–'}</span>${gone}${
      row.reason && html`<div>Reason: <span dir="auto">${row.reason}</span></div>`
    }${row.check && html`<div class="hint">after check ${row.check}</div>`}${context(row)}`
}

/** Times that differ from that of the record are facts of their own (R17). */
function context({ observed, entered, kind }: AuditRow): Html {
  return html`<div class="hint">
    ${kind}${observed && ` · observed ${observed.replace('T', ' ')}`}${entered && ` · typed ${entered.slice(0, 19).replace('T', ' ')} UTC`}
  </div>`
}

function labelOf(definition: FormDefinition, key: string | null): string {
  if (key === null) return ''
  const { item, repeat } = parseAddressKey(key)
  const placed = itemIndex(definition).get(item)
  return `${placed?.item.label.en ?? item}${placed?.group.repeating ? ` (row ${repeat})` : ''}`
}
