import { addressKey } from '../../../shared/form/address.ts'
import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { html, type Html } from '../../../shared/print/html.ts'
import type { StruckRowView } from '../../../shared/ipc/views/form.ts'
import type { StoredItem } from '../../read/formItems.ts'
import type { FormRow } from '../../read/formRow.ts'
import { MASK } from '../../read/visibleName.ts'
import { definitionOfRow } from '../../read/workingForm.ts'
import { formHistory } from './formHistory.ts'
import { signatureLines } from './signatures.ts'
import { queriesOf, queryKey, type CasebookParts } from './parts.ts'
import { queryThreads } from './queries.ts'
import { answerWords } from './words.ts'

/** How much of a form this reader sees. */
export interface FormSight {
  /** Identity values: shown, shown as masked, or left out. */
  readonly identity: 'seen' | 'masked' | 'hidden'
  /** Whether scores of an open form are kept from the person who rates. */
  readonly hidesScores: (definition: FormDefinition, row: FormRow) => boolean
}

/** One form under the version it was entered under (R41): values, computed values with their rules, queries, signatures, history. */
export function formPage(row: FormRow, parts: CasebookParts, sight: FormSight): Html {
  const definition = definitionOfRow(row)
  return html`<section class="form ${row.struck ? 'struck' : ''}">
    <h3>
      ${definition.name.en}${definition.kind === 'log' ? ` ${row.repeat}` : ''}
      <span class="version">${row.oid}, version ${row.version}</span>
    </h3>
    <p class="about">${aboutForm(row, parts)}</p>
    ${definition.itemGroups.map((group) => groupTable(group, row, parts, sight))}
    ${computed(definition, row, parts, sight)} ${confirmed(row, parts)}
    ${queryThreads(queriesOf(parts, row.id), definition)}
    ${signatureLines(parts.signatures.filter(({ scope, id }) => scope === 'form' && id === row.id))}
    ${formHistory(definition, parts.history.get(row.id) ?? [])}
  </section>`
}

function aboutForm(row: FormRow, { drafts }: CasebookParts): Html {
  const state = row.struck ? 'struck through' : row.locked ? 'locked' : row.frozen ? 'frozen' : row.state
  const draft = drafts.get(row.id)
  return html`<strong>${state}</strong>${row.observedAt && ` · observed ${row.observedAt.replace('T', ' ')}`}${
      row.source && ` · ${row.source}`
    }${row.notDoneReason && html` · <strong>not done:</strong> ${row.notDoneReason}`}${
      draft && html` · <strong>a draft by ${draft} is not part of the record and not printed</strong>`
    }
    · last record ${row.sequence}`
}

function groupTable(group: ItemGroupDefinition, row: FormRow, parts: CasebookParts, sight: FormSight): Html | null {
  const stored = (parts.items.get(row.id) ?? []).filter(({ address }) => address.group === group.oid)
  const shown = group.items.filter(
    (item) => item.type !== 'calculated' && !(item.identity && sight.identity === 'hidden'),
  )
  if (shown.length === 0) return null
  // A group that was not asked for, such as a variant that the study does not use, is no gap.
  if (stored.length === 0 && group.visible !== undefined) return null
  const repeats = group.repeating
    ? [...new Set(stored.map(({ address }) => address.repeat))].toSorted((a, b) => a - b)
    : [1]
  if (group.repeating && repeats.length === 0) return null
  const struck = (repeat: number) =>
    parts.struckRows.get(row.id)?.find((each) => each.group === group.oid && each.repeat === repeat)
  const lines = repeats.flatMap((repeat) => [
    ...(group.repeating
      ? [
          html`<tr>
            <th colspan="3" class="row">${rowName(group, repeat)}${struckWords(struck(repeat))}</th>
          </tr>`,
        ]
      : []),
    ...shown.flatMap((item) =>
      itemLine(item, { group, repeat, stored, row, parts, sight, isStruck: struck(repeat) !== undefined }),
    ),
  ])
  if (lines.length === 0) return null
  return html`<h4>${group.label.en}</h4>
    <table class="values">
      <tbody>
        ${lines}
      </tbody>
    </table>`
}

/** Who struck a row through, when and why; its values are printed with a line through them (R05). */
const struckWords = (struck: StruckRowView | undefined): Html | null =>
  struck
    ? html` · struck through by ${struck.by}, ${struck.at.slice(0, 10)}: <span dir="auto">${struck.reason ?? ''}</span>`
    : null

const rowName = (group: ItemGroupDefinition, repeat: number): string =>
  group.fixedRows?.find((row) => row.repeat === repeat)?.label.en ?? `Row ${repeat}`

interface Line {
  readonly group: ItemGroupDefinition
  readonly repeat: number
  readonly stored: readonly StoredItem[]
  readonly row: FormRow
  readonly parts: CasebookParts
  readonly sight: FormSight
  readonly isStruck: boolean
}

function itemLine(item: ItemDefinition, { group, repeat, stored, row, parts, sight, isStruck }: Line): readonly Html[] {
  const found = stored.find(({ address }) => address.item === item.oid && address.repeat === repeat)
  // An item that was not asked for is left out; one that had to be answered is said to be open.
  if (!found && (item.visible !== undefined || group.repeating || item.required !== true)) return []
  const key = addressKey({ group: group.oid, repeat, item: item.oid })
  const value = found
    ? found.identity && sight.identity === 'masked'
      ? MASK
      : answerWords(item, found.answer, parts.names)
    : null
  return [
    html`<tr class="${isStruck ? 'struck-row' : ''}">
      <td class="label">${'number' in item && html`<span class="soft">${item.number}</span> `}${item.label.en}</td>
      <td class="value">${value === null ? html`<span class="open">open</span>` : html`<bdi>${value}</bdi>`}</td>
      <td class="marks">${marks(key, row, parts)}</td>
    </tr>`,
  ]
}

function marks(key: string, row: FormRow, parts: CasebookParts): Html {
  const tick = parts.ticks.get(row.id)?.get(key)
  const queries = queriesOf(parts, row.id).flatMap((thread, index) =>
    queryKey(thread) === key ? [`Q${index + 1} ${thread.query.status}`] : [],
  )
  const ticked = tick && tick.state !== 'open'
  return html`${ticked && `${tick.state === 'verified' ? 'verified' : 'verified, changed since'} · ${tick.by ?? ''}, ${tick.at?.slice(0, 10) ?? ''} `}${queries.join(' ')}`
}

function computed(definition: FormDefinition, row: FormRow, parts: CasebookParts, sight: FormSight): Html | null {
  const kept = parts.calculations.get(row.id) ?? []
  if (kept.length === 0) return null
  if (sight.hidesScores(definition, row))
    return html`<p class="note">Scores are kept from the rater until the form is complete.</p>`
  const items = new Map(definition.itemGroups.flatMap((group) => group.items.map((item) => [item.oid, item] as const)))
  const lines = kept.flatMap(({ address, answer, rule, notes }) => {
    const item = items.get(address.item)
    if (!item) return []
    const repeat = definition.itemGroups.some(({ oid, repeating }) => oid === address.group && repeating)
      ? ` (row ${address.repeat})`
      : ''
    return [
      html`<tr>
        <td class="label">${item.label.en}${repeat}</td>
        <td class="value">
          ${answer ? answerWords(item, answer, parts.names) : html`<span class="open">not computed</span>`}${notes.length > 0 && html`<div class="hint">${notes.join(' ')}</div>`}
        </td>
        <td class="marks">rule ${rule}</td>
      </tr>`,
    ]
  })
  return html`<h4>Computed values</h4>
    <table class="values">
      <tbody>
        ${lines}
      </tbody>
    </table>`
}

function confirmed(row: FormRow, { confirmations }: CasebookParts): Html | null {
  const list = confirmations.get(row.id) ?? []
  if (list.length === 0) return null
  return html`<h4>Confirmed checks</h4>
    <ul class="lines">
      ${list.map(
        ({ check, comment, by, at, address }) =>
          html`<li>
            <strong>${check}</strong> ${address ?? ''} <span dir="auto">‘${comment}’</span>
            <span class="soft">${by}, ${at.replace('T', ' ')}</span>
          </li>`,
      )}
    </ul>`
}
