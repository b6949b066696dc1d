import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../shared/form/definition.ts'
import type { DateTransform } from './dates.ts'
import { decide } from './disclosure.ts'
import { place, type Column } from './table.ts'

/** The columns that every row of data begins with. */
export const PLACE_COLUMNS: readonly Column[] = [
  place('PSEUDONYM', 'Random pseudonym of the child in this release'),
  place('VISIT', 'Study event'),
  place('VISIT_REPEAT', 'Number of the study event, 1 unless it repeats', 'integer'),
  place('FORM_REPEAT', 'Number of the row in a running log, 1 at a visit', 'integer'),
  place('FORM_VERSION', 'Version of the form definition the row was entered under'),
  place('FORM_STATE', 'State of the form: open, complete, signed, locked'),
  place('NOT_DONE', '1 when the whole assessment was not done', 'integer'),
  place('OBSERVED', 'When it was observed', 'date'),
]

/** How a range reads in the dictionary: '5..80 (usual 8..50)'. */
function rangeOf(item: ItemDefinition): string {
  if (item.type !== 'integer' && item.type !== 'decimal') return ''
  const ends = (limits: { readonly min?: number; readonly max?: number } | undefined) =>
    limits ? `${limits.min ?? ''}..${limits.max ?? ''}` : ''
  const soft = ends(item.range.soft)
  return `${ends(item.range.hard)}${soft ? ` (usual ${soft})` : ''}`
}

function codeListOf(item: ItemDefinition) {
  return 'codeList' in item ? item.codeList : undefined
}

/** The column of one item, and one more for the reasons of its missing codes; none for an item that is dropped. */
export function columnsOf(
  form: FormDefinition,
  group: ItemGroupDefinition,
  item: ItemDefinition,
  dates: DateTransform,
): readonly Column[] {
  const decision = decide(item, dates)
  if (decision.action === 'drop') return []
  const codeList = codeListOf(item)
  const reasons = item.missing?.flatMap((code) => code.reasons ?? []) ?? []
  const codes = [...(codeList?.entries.map((entry) => entry.code) ?? []), ...(item.missing?.map((m) => m.code) ?? [])]
  const column: Column = {
    name: item.oid,
    item: { form: form.oid, group: group.oid, item: item.oid },
    label: item.label.en,
    type: item.type,
    unit: 'unit' in item ? (item.unit ?? '') : '',
    codes: codeList?.entries.map((entry) => `${entry.code}=${entry.label.en}`).join(' | ') ?? '',
    range: rangeOf(item),
    missingCodes: item.missing?.map((code) => `${code.code}=${code.label.en}`).join(' | ') ?? '',
    disclosure: item.disclosure,
    how: decision.action === 'change' ? decision.how : '',
    rule: item.type === 'calculated' ? item.calculation : '',
    source: item.source,
    decimal: item.type === 'decimal' || item.type === 'calculated',
    vocabulary: codeList ? new Set(codes) : null,
  }
  if (reasons.length === 0) return [column]
  const reasonColumn: Column = {
    ...place(`${item.oid}_REASON`, `Why missing: ${item.label.en}`, 'choice'),
    item: column.item,
    codes: reasons.map((entry) => `${entry.code}=${entry.label.en}`).join(' | '),
    vocabulary: new Set(reasons.map((entry) => entry.code)),
    source: item.source,
  }
  return [column, reasonColumn]
}
