import type { ItemPlan } from '../plan.ts'
import { placeCells, placeColumns } from '../places.ts'
import type { Release } from '../release.ts'
import type { ReleasedForm } from '../released.ts'
import { place, type Table } from '../table.ts'
import { csvCell, withDecimalMark, type CsvStyle } from './csv.ts'

/** One row per item value: nothing of the structure is lost, whatever the form. */
export function longTable({ policy }: Pick<Release, 'policy'>): Table {
  return {
    name: 'long',
    columns: [
      ...placeColumns(policy),
      place('FORM', 'Form'),
      place('GROUP', 'Item group'),
      place('ROW', 'Number of the row in a repeating group, 1 otherwise', 'integer'),
      place('ITEM', 'Item'),
      place('VALUE', 'Value as the dictionary describes it; a study day may have T and the time of day after it'),
      place('MISSING', 'Missing code'),
      place('MISSING_REASON', 'Coded reason of the missing code'),
      place('UNIT', 'Unit'),
      place('RULE', 'Rule and version of a calculated value'),
    ],
  }
}

/** Writes the rows of forms. What is the same for all values of a form or of an item is put into words once. */
export class LongRows {
  readonly #release: Release
  readonly #style: CsvStyle
  readonly #parts = new Map<ItemPlan, { readonly group: string; readonly item: string; readonly unit: string }>()

  constructor(release: Release, style: CsvStyle) {
    this.#release = release
    this.#style = style
  }

  /** All rows of one form as text. */
  textOf(form: ReleasedForm): string {
    const d = this.#style.delimiter
    const { decimalMark } = this.#style
    const places = placeCells(form, this.#release.policy).map((cell) => csvCell(cell, this.#style))
    const start = `${places.join(d)}${d}${csvCell(form.form, this.#style)}`
    let text = ''
    for (const { plan, repeat, shown, rule } of form.values) {
      const { group, item, unit } = this.#partsOf(plan)
      const value = decimalMark === '.' ? shown.value : withDecimalMark(shown.value, decimalMark)
      text += `${start}${group}${repeat}${item}${csvCell(value, this.#style)}${d}${this.#optional(shown.missing)}${d}`
      text += `${this.#optional(shown.missingReason)}${unit}${this.#optional(rule)}\r\n`
    }
    return text
  }

  #optional(cell: string): string {
    return cell === '' ? '' : csvCell(cell, this.#style)
  }

  #partsOf(plan: ItemPlan) {
    const known = this.#parts.get(plan)
    if (known) return known
    const d = this.#style.delimiter
    const cell = (text: string) => csvCell(text, this.#style)
    const unit = 'unit' in plan.item ? (plan.item.unit ?? '') : ''
    const made = {
      group: `${d}${cell(plan.group.oid)}${d}`,
      item: `${d}${cell(plan.item.oid)}${d}`,
      unit: `${d}${cell(unit)}${d}`,
    }
    this.#parts.set(plan, made)
    return made
  }
}
