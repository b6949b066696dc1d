import { columnsOf, hasTimeBesideDay } from './columns.ts'
import { placeCells, placeColumns } from './places.ts'
import type { ItemPlan } from './plan.ts'
import type { Release } from './release.ts'
import type { ReleasedForm, ReleasedValue } from './released.ts'
import { place, type Column, type Table } from './table.ts'

/** A table of one row per form, or per row of a repeating group: what a statistician opens first. */
export interface WideTable extends Table {
  readonly form: string
  /** The repeating group it holds, null for the form's single groups together. */
  readonly group: string | null
}

export interface WideRow {
  readonly table: WideTable
  readonly cells: readonly string[]
}

/** Where an item's cells stand in a row. */
interface Position {
  readonly table: WideTable
  readonly at: number
  /** Columns of the time of day and of the reason, -1 when the item has none. */
  readonly time: number
  readonly reason: number
}

/** The wide tables of a release, one per form and one more per repeating group. Versions of a form share their columns. */
export class WideLayout {
  readonly tables: readonly WideTable[]
  readonly #release: Release
  readonly #placeCount: number
  readonly #positions = new Map<ItemPlan, Position>()
  readonly #byForm: ReadonlyMap<string, readonly WideTable[]>

  constructor(release: Release) {
    this.#release = release
    const places = placeColumns(release.policy)
    this.#placeCount = places.length
    this.tables = [...Map.groupBy(release.definitions, (definition) => definition.oid)].flatMap(([form, versions]) =>
      this.#tablesOf(
        form,
        versions.flatMap((version) => [...release.planOf(version).items.values()]),
        places,
      ),
    )
    this.#byForm = Map.groupBy(this.tables, (table) => table.form)
  }

  #tablesOf(form: string, plans: readonly ItemPlan[], places: readonly Column[]): WideTable[] {
    const repeating = Map.groupBy(
      plans.filter((plan) => plan.group.repeating),
      (plan) => plan.group.oid,
    )
    const single = plans.filter((plan) => !plan.group.repeating)
    const row = place('ROW', 'Number of the row', 'integer')
    return [
      this.#table({ name: `wide/${form}`, form, group: null }, places, single),
      ...[...repeating].map(([group, own]) =>
        this.#table({ name: `wide/${form}_${group}`, form, group }, [...places, row], own),
      ),
    ].filter((table) => table.columns.some((column) => column.item !== null))
  }

  #table(of: Omit<WideTable, 'columns'>, places: readonly Column[], plans: readonly ItemPlan[]): WideTable {
    const { dates } = this.#release.policy
    const columns = new Map(places.map((column) => [column.name, column]))
    const perPlan = plans.map((plan) => ({ plan, own: columnsOf(of.form, plan, dates) }))
    // The newest version comes last and its words win; the column stays where it first stood.
    for (const { own } of perPlan) for (const column of own) columns.set(column.name, column)
    const table = { ...of, columns: [...columns.values()] }
    const at = new Map([...columns.keys()].map((name, index) => [name, index]))
    for (const { plan } of perPlan.filter(({ own }) => own.length > 0)) {
      const { oid } = plan.item
      const time = hasTimeBesideDay(plan.item, dates) ? (at.get(`${oid}_TIME`) ?? -1) : -1
      this.#positions.set(plan, { table, at: at.get(oid) ?? -1, time, reason: at.get(`${oid}_REASON`) ?? -1 })
    }
    return table
  }

  /** The rows that a form gives: one for its single groups, and one for each row of a repeating group. */
  rowsOf(form: ReleasedForm): readonly WideRow[] {
    const places = placeCells(form, this.#release.policy)
    const rows = new Map<WideTable, Map<number, string[]>>()
    for (const table of this.#byForm.get(form.form) ?? [])
      if (table.group === null) rows.set(table, new Map([[0, newRow(table, places)]]))
    for (const value of form.values) {
      const position = this.#positions.get(value.plan)
      if (position) put(rowFor(rows, position.table, value.repeat, places), value, position)
    }
    return [...rows].flatMap(([table, byRepeat]) => [...byRepeat.values()].map((cells) => ({ table, cells })))
  }

  /** How many cells of a row say where it stands, the number of the row included. */
  placeCountOf(table: WideTable): number {
    return this.#placeCount + (table.group === null ? 0 : 1)
  }
}

function newRow(table: WideTable, places: readonly string[]): string[] {
  const row = Array.from({ length: table.columns.length }, () => '')
  for (const [index, cell] of places.entries()) row[index] = cell
  return row
}

function rowFor(
  rows: Map<WideTable, Map<number, string[]>>,
  table: WideTable,
  repeat: number,
  places: readonly string[],
): string[] {
  const own = rows.get(table) ?? new Map<number, string[]>()
  rows.set(table, own)
  const number = table.group === null ? 0 : repeat
  const known = own.get(number)
  if (known) return known
  const row = newRow(table, table.group === null ? places : [...places, String(repeat)])
  own.set(number, row)
  return row
}

function put(row: string[], { shown }: ReleasedValue, { at, time, reason }: Position): void {
  if (shown.missing !== '') {
    row[at] = shown.missing
    if (reason >= 0) row[reason] = shown.missingReason
    return
  }
  if (time < 0) {
    row[at] = shown.value
    return
  }
  const [day = '', clock = ''] = shown.value.split('T')
  row[at] = day
  row[time] = clock
}
