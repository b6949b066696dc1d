import type { CodeListEntry, ItemDefinition, NumberItem } from '../../../shared/form/definition.ts'
import { rangeText } from '../../../shared/form/problems.ts'
import { html, type Html } from '../../../shared/print/html.ts'

/** Room to write an answer by hand: boxes to tick, digits to fill in, lines; with unit and limits beside them. */
export function answerSpace(item: ItemDefinition): Html {
  return html`<div class="answer">${spaceOf(item)}</div>
    ${missingSpace(item)}`
}

function spaceOf(item: ItemDefinition): Html {
  switch (item.type) {
    case 'choice':
    case 'score':
      return ticks(item.codeList.entries, 'tick')
    case 'multiChoice':
      return html`${ticks(item.codeList.entries, 'tick')}<span class="hint">tick all that apply</span>`
    case 'integer':
    case 'decimal':
      return html`${digits(item)}<span class="unit">${item.unit}</span><span class="hint">${limits(item)}</span>`
    case 'date':
      return date()
    case 'partialDate':
      return html`${date()}<span class="hint">leave out what is not known</span>`
    case 'time':
      return time()
    case 'dateTime':
      return html`${date()} ${time()}`
    case 'partialDateTime':
      return html`${date()} ${time()}<span class="hint">leave out what is not known</span>`
    case 'text':
      return html`${Array.from({ length: linesFor(item.multiline, item.maxLength) }, () => html`<div class="line"></div>`)}`
    case 'user':
      return html`<div class="line"></div>
        <span class="hint">name, in capitals</span>`
    case 'reference':
      return html`<div class="line"></div>
        <span class="hint">number or name of the entry in the log</span>`
    case 'dictionary':
      return html`<div class="line"></div>
        <span class="hint">CTCAE v5 term</span>`
    case 'calculated':
      return html`<span class="hint">worked out by Trialbook; write nothing</span>`
    default: {
      const unknown: never = item
      throw new Error(`unknown item type in ${JSON.stringify(unknown)}`)
    }
  }
}

const linesFor = (multiline: true | undefined, longest: number): number => (multiline ? 3 : longest > 100 ? 2 : 1)

/** Boxes with their words. The code stands small beside the words, so that a transcriber need not guess. */
export function ticks(entries: readonly CodeListEntry[], name: string): Html {
  return html`${entries.map(
    ({ code, label }) =>
      html`<span class="${name}"
        ><i class="box"></i>${label.en}${code === label.en ? null : html` <span class="hint code">${code}</span>`}</span
      >`,
  )}`
}

/** Empty boxes of a number wide enough for the largest it may be. */
function digits({ decimals, range }: NumberItem): Html {
  const largest = Math.max(Math.abs(range.hard?.max ?? range.soft?.max ?? 9_999), Math.abs(range.hard?.min ?? 0))
  const whole = String(Math.floor(largest)).length
  const sign = (range.hard?.min ?? 0) < 0 ? html`<span class="point">±</span>` : null
  const after = decimals > 0 ? html`<span class="point">.</span>${boxes(decimals)}` : null
  return html`<span class="digits">${sign}${boxes(whole)}${after}</span>`
}

const boxes = (count: number) => Array.from({ length: Math.min(count, 8) }, () => html`<i class="digit"></i>`)

const labelled = (letter: string, count: number) =>
  Array.from({ length: count }, () => html`<i class="digit"><small>${letter}</small></i>`)

const date = () =>
  html`<span class="digits"
    >${labelled('Y', 4)}<span class="point">–</span>${labelled('M', 2)}<span class="point">–</span
    >${labelled('D', 2)}</span
  >`
const time = () => html`<span class="digits">${labelled('h', 2)}<span class="point">:</span>${labelled('m', 2)}</span>`

/** 'possible 5 to 80, usual 8 to 50'. */
export function limits({ range }: NumberItem): string {
  const part = (name: string, ends: { readonly min?: number; readonly max?: number } | undefined) =>
    ends === undefined ? [] : [`${name} ${rangeText(ends.min, ends.max, undefined)}`]
  return [...part('possible', range.hard), ...part('usual', range.soft)].join(', ')
}

function missingSpace(item: ItemDefinition): Html | null {
  if (!item.missing) return null
  return html`<div class="missing">
    or
    ${item.missing.map(
      ({ code, label, reasons }) =>
        html`<span class="tick"><i class="box"></i>${label.en} <span class="hint code">${code}</span></span
          >${reasons ? html`<span class="hint">because</span>${ticks(reasons, 'tick')}` : null}`,
    )}
  </div>`
}
