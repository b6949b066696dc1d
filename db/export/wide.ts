import type { FormDefinition, ItemGroupDefinition } from '../../shared/form/definition.ts'
import { columnsOf, PLACE_COLUMNS } from './columns.ts'
import type { DateTransform } from './dates.ts'
import { disclose, type DisclosureContext } from './disclosure.ts'
import { itemOf, type ExportForm } from './model.ts'
import { place, type Column, type Table } from './table.ts'

/** A table of one row per form, or per row of a repeating group: what a statistician opens first. */
export interface WideTable extends Table {
  readonly form: string
  /** The repeating group it holds, null for the form's single groups together. */
  readonly group: string | null
}

/** The wide tables of the study: one per form and one more per repeating group. Versions of a form share their columns. */
export function wideTables(definitions: readonly FormDefinition[], dates: DateTransform): readonly WideTable[] {
  const forms = Map.groupBy(definitions, (definition) => definition.oid)
  return [...forms.values()]
    .flatMap((versions) => tablesOf(versions, dates))
    .filter((t) => t.columns.some((c) => c.item))
}

function tablesOf(versions: readonly FormDefinition[], dates: DateTransform): WideTable[] {
  const oid = versions[0]?.oid ?? ''
  const groups = new Map<string, { group: ItemGroupDefinition; columns: Map<string, Column> }>()
  for (const form of versions)
    for (const group of form.itemGroups) {
      const known = groups.get(group.oid) ?? { group, columns: new Map<string, Column>() }
      for (const item of group.items)
        for (const column of columnsOf(form, group, item, dates)) known.columns.set(column.name, column)
      groups.set(group.oid, known)
    }
  const single = [...groups.values()].filter((entry) => !entry.group.repeating)
  const tables: WideTable[] = [
    {
      file: `wide/${oid}.csv`,
      form: oid,
      group: null,
      columns: [...PLACE_COLUMNS, ...single.flatMap((entry) => [...entry.columns.values()])],
    },
  ]
  for (const { group, columns } of groups.values())
    if (group.repeating)
      tables.push({
        file: `wide/${oid}_${group.oid}.csv`,
        form: oid,
        group: group.oid,
        columns: [...PLACE_COLUMNS, place('ROW', 'Number of the row', 'integer'), ...columns.values()],
      })
  return tables
}

/** The cells that say where a row stands. */
export function placeCells(pseudonym: string, form: ExportForm, context: DisclosureContext): string[] {
  return [
    pseudonym,
    form.studyEvent ?? '',
    String(form.studyEventRepeat),
    String(form.repeat),
    form.version,
    form.state,
    form.notDone ? '1' : '',
    form.observedAt ? (context.dates.move(form.observedAt) ?? '') : '',
  ]
}

/** The rows that one form gives to one wide table. */
export function wideRows(
  table: WideTable,
  pseudonym: string,
  form: ExportForm,
  definition: FormDefinition,
  context: DisclosureContext,
): string[][] {
  const rows = new Map<number, Map<string, string>>()
  if (table.group === null) rows.set(0, new Map())
  for (const value of form.values) {
    const repeating = definition.itemGroups.find((group) => group.oid === value.group)?.repeating ?? false
    if (table.group === null ? repeating : value.group !== table.group) continue
    const item = itemOf(definition, value.group, value.item)
    const outside = item ? disclose(item, value.answer, context) : null
    if (outside === null) continue
    const row = rows.get(table.group === null ? 0 : value.repeat) ?? new Map<string, string>()
    row.set(value.item, outside.missing || outside.value)
    if (outside.missingReason) row.set(`${value.item}_REASON`, outside.missingReason)
    rows.set(table.group === null ? 0 : value.repeat, row)
  }
  const cells = placeCells(pseudonym, form, context)
  const names = table.columns.slice(cells.length + (table.group === null ? 0 : 1)).map((column) => column.name)
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([repeat, row]) => [
      ...cells,
      ...(table.group === null ? [] : [String(repeat)]),
      ...names.map((name) => row.get(name) ?? ''),
    ])
}
