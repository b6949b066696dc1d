import type { CodeListEntry, ItemDefinition } from '../../shared/form/definition.ts'
import { study } from '../../shared/study/study.ts'
import { words } from '../../shared/text/text.ts'
import type { DateTransform } from './dates.ts'
import { isDate, NO_STUDY_DAY, type DisclosurePolicy } from './disclosure.ts'
import type { ItemPlan } from './plan.ts'
import { place, type Column, type ColumnKind } from './table.ts'

/** The word for a child in a release, and the name of its column. */
export function childColumn({ identified }: Pick<DisclosurePolicy, 'identified'>): Column {
  return identified
    ? place('SUBJECT', 'Trial number of the child')
    : place('PSEUDONYM', 'Random pseudonym of the child in this release')
}

/** A day column, and one for the time of day where days are told as numbers. */
export function dayColumns(name: string, label: string, dates: Pick<DateTransform, 'unit'>): readonly Column[] {
  return dates.unit === 'day'
    ? [place(name, label, 'day'), place(`${name}_TIME`, `${label}: time of day`, 'time')]
    : [place(name, label, 'dateTime')]
}

/** A released day as the cells of {@link dayColumns}. */
export function dayCells(moved: string, dates: Pick<DateTransform, 'unit'>): readonly string[] {
  if (dates.unit !== 'day') return [moved]
  const [day = '', time = ''] = moved.split('T')
  return [day, time]
}

/** How a range reads in the dictionary: '5..80 (usual 8..50)'. */
export function rangeOf(item: ItemDefinition): string {
  if (item.type !== 'integer' && item.type !== 'decimal') return ''
  const ends = (limits: { readonly min?: number; readonly max?: number } | undefined) =>
    limits ? `${limits.min ?? ''}..${limits.max ?? ''}` : ''
  const soft = ends(item.range.soft)
  return `${ends(item.range.hard)}${soft ? ` (usual ${soft})` : ''}`
}

/** The codes of an item's own list, empty when it has none. */
export function codesOfItem(item: ItemDefinition): readonly CodeListEntry[] {
  return 'codeList' in item ? (item.codeList?.entries ?? []) : []
}

/** Whether a released value of the item is a study day with a time after it. */
export function hasTimeBesideDay(item: ItemDefinition, dates: Pick<DateTransform, 'unit'>): boolean {
  return dates.unit === 'day' && (item.type === 'dateTime' || item.type === 'partialDateTime')
}

/** How the values of an item are read in this release. */
export function kindOf(item: ItemDefinition, dates: Pick<DateTransform, 'unit'>): ColumnKind {
  if (item.type === 'time') return 'time'
  if (isDate(item) && dates.unit === 'day') return 'day'
  switch (item.type) {
    case 'integer':
    case 'decimal':
      return item.type
    case 'reference':
      return study.logs.includes(item.form) ? 'integer' : 'text'
    case 'date':
      return 'date'
    case 'dateTime':
      return 'dateTime'
    case 'partialDate':
    case 'partialDateTime':
      return 'partial'
    case 'choice':
    case 'score':
      return 'code'
    case 'multiChoice':
      return 'codes'
    case 'calculated':
      if (item.codeList) return 'code'
      return item.disclosure === 'measurement' || item.disclosure === 'quasiIdentifier' ? 'decimal' : 'text'
    case 'text':
    case 'user':
    case 'dictionary':
      return 'text'
  }
}

const NO_DAY: CodeListEntry = { code: NO_STUDY_DAY, label: words('No study day can be told', 'روز مطالعه معلوم نیست') }

/** The columns of one item: its value, a time of day beside a study day, and the reasons of its missing codes. */
export function columnsOf(form: string, plan: ItemPlan, dates: Pick<DateTransform, 'unit'>): readonly Column[] {
  const { item, group, decision } = plan
  if (decision.action === 'drop') return []
  const kind = kindOf(item, dates)
  const missing = item.missing?.map(({ code, label }) => ({ code, label })) ?? []
  const reasons = item.missing?.flatMap((code) => code.reasons ?? []) ?? []
  const column: Column = {
    name: item.oid,
    item: { form, group: group.oid, definition: item },
    label: item.label.en,
    kind,
    unit: 'unit' in item ? (item.unit ?? '') : '',
    codes: codesOfItem(item),
    range: rangeOf(item),
    missing: kind === 'day' ? [...missing, NO_DAY] : missing,
    disclosure: item.disclosure,
    how: decision.action === 'change' ? decision.how : '',
    rule: item.type === 'calculated' ? item.calculation : '',
    source: item.source,
  }
  const beside = (suffix: string, label: string, more: Partial<Column>): Column => ({
    ...column,
    name: `${item.oid}_${suffix}`,
    label: `${label}: ${item.label.en}`,
    unit: '',
    codes: [],
    range: '',
    missing: [],
    ...more,
  })
  return [
    column,
    ...(hasTimeBesideDay(item, dates) ? [beside('TIME', 'Time of day', { kind: 'time' })] : []),
    ...(reasons.length > 0 ? [beside('REASON', 'Why missing', { kind: 'code', codes: distinct(reasons) })] : []),
  ]
}

function distinct(entries: readonly CodeListEntry[]): readonly CodeListEntry[] {
  return [...new Map(entries.map((entry) => [entry.code, entry])).values()]
}
