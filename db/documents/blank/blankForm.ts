import type { Settings } from '../../../shared/form/context.ts'
import type { FormDefinition, ItemDefinition, ItemGroupDefinition, ScoreItem } from '../../../shared/form/definition.ts'
import { findInstrument } from '../../../shared/instruments/index.ts'
import { html, type Html } from '../../../shared/print/html.ts'
import { answerSpace } from './answerSpace.ts'
import { conditionWords, isSettled, mayHold } from './conditionWords.ts'
import { pointTable } from './pointTable.ts'

/** Blank rows of a repeating group, where the protocol plans none. */
const BLANK_ROWS = 3

/** One empty form, from its definition: who and when at the top, every item with room for its answer, a place to sign. */
export function blankForm(form: FormDefinition, settings: Settings): Html {
  const groups = form.itemGroups.filter((group) => mayHold(group.visible, settings))
  return html`<section class="page form">
    <h2>${form.name.en} <span class="version">form ${form.oid}, version ${form.version}</span></h2>
    ${head(form)} ${notices(form)} ${groups.map((group) => blankGroup(group, form, settings))} ${foot()}
  </section>`
}

function head(form: FormDefinition): Html {
  const field = (label: string) =>
    html`<div>
      <span>${label}</span>
      <div class="line"></div>
    </div>`
  return html`<div class="head">
      ${field('Trial number')}${field(form.kind === 'log' ? 'Entry number' : 'Visit')}${field('Date observed')}${field(
        'Time observed',
      )}
    </div>
    ${form.mayBeNotDone && html`<p class="notDone"><i class="box"></i>Not done, because: <span class="inlineLine"></span></p>`}`
}

const foot = () =>
  html`<div class="foot">
    <div>
      <span>Filled in by (name in capitals, signature, date and time)</span>
      <div class="line"></div>
    </div>
    <div>
      <span>Entered into Trialbook by (name, date and time)</span>
      <div class="line"></div>
    </div>
  </div>`

/** Words that have to stand beside an instrument: its owner and licence. */
function notices(form: FormDefinition): readonly Html[] {
  const used = form.itemGroups.flatMap(({ items }) =>
    items.flatMap((item) => ('instrument' in item ? [item.instrument] : [])),
  )
  const words = [...new Set(used)].map((id) => findInstrument(id)?.notice).filter((notice) => notice !== undefined)
  return [...new Set(words)].map((notice) => html`<p class="note small">${notice}</p>`)
}

function blankGroup(group: ItemGroupDefinition, form: FormDefinition, settings: Settings): Html | null {
  const items = group.items.filter((item) => item.type !== 'calculated' && mayHold(item.visible, settings))
  if (items.length === 0) return null
  const scores = items.filter((item) => item.type === 'score')
  return html`<h3>${group.label.en}</h3>
    ${onlyIf(group.visible, form)}
    ${
      group.repeating
        ? repeated(group, items, form)
        : html`${scores.length > 0 && scoreTable(scores)}${itemList(
            items.filter((item) => item.type !== 'score'),
            form,
          )}`
    }`
}

function repeated(group: ItemGroupDefinition, items: readonly ItemDefinition[], form: FormDefinition): Html {
  if (group.fixedRows) return pointTable(group.fixedRows, items)
  const rows = Math.max(BLANK_ROWS, group.minRows ?? 0)
  return html`${Array.from(
      { length: rows },
      (_, index) =>
        html`<div class="row together">
          <p class="rowName">Row ${index + 1}</p>
          ${itemList(items, form)}
        </div>`,
    )}
    <p class="hint">More rows: use another copy of this form and number them on.</p>`
}

function itemList(items: readonly ItemDefinition[], form: FormDefinition): Html | null {
  if (items.length === 0) return null
  return html`<div class="items">
    ${items.map(
      (item) =>
        html`<div class="item">
          <div class="question">
            ${item.label.en}${item.required === true ? null : html` <span class="hint">(where it applies)</span>`}
            ${onlyIf(item.visible, form)}${item.help && html`<div class="hint">${item.help.en}</div>`}
          </div>
          <div>${answerSpace(item)}</div>
        </div>`,
    )}
  </div>`
}

function onlyIf(condition: ItemDefinition['visible'], form: FormDefinition): Html | null {
  if (condition === undefined || isSettled(condition)) return null
  return html`<div class="hint">only if ${conditionWords(condition, form)}</div>`
}

/** Items of an instrument: one line each, one box for each code. */
function scoreTable(items: readonly ScoreItem[]): Html {
  const [first] = items
  if (first === undefined) return html``
  const codes = first.codeList.entries.map(({ code }) => code)
  const missing = (first.missing ?? []).map(({ code }) => code)
  const meaning = first.codeList.entries.filter(({ code, label }) => code !== label.en)
  const reasons = (first.missing ?? []).flatMap((each) => each.reasons ?? [])
  return html`${meaning.length > 0 && html`<p class="hint">${meaning.map(({ code, label }) => `${code} ${label.en}`).join(' · ')}</p>`}
    ${reasons.length > 0 && html`<p class="hint">Reason: ${reasons.map(({ code, label }) => `${code} ${label.en}`).join(' · ')}</p>`}
    <table class="scores">
      <thead>
        <tr>
          <th class="number">No.</th>
          <th>Item</th>
          ${[...codes, ...missing].map((code) => html`<th class="code">${code}</th>`)}${reasons.length > 0 && html`<th>Reason</th>`}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <td class="number">${item.number}</td>
              <td>${item.label.en}</td>
              ${[...codes, ...missing].map(() => html`<td class="code"><i class="box"></i></td>`)}${reasons.length > 0 && html`<td class="reason"></td>`}
            </tr>`,
        )}
      </tbody>
    </table>`
}
