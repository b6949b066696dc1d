import type { CodeListEntry, ItemDefinition } from '../../shared/form/definition.ts'

/** One produced table: its file name without ending, its columns, and its rows as they come. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
}

/** How a cell of a column is read by a program. 'day' is a study day, 'code' one code, 'codes' several with ; between. */
export type ColumnKind =
  'text' | 'integer' | 'decimal' | 'day' | 'date' | 'dateTime' | 'partial' | 'time' | 'code' | 'codes'

export interface Column {
  readonly name: string
  /** Null for columns that say where a value stands (pseudonym, visit, form). */
  readonly item: { readonly form: string; readonly group: string; readonly definition: ItemDefinition } | null
  readonly label: string
  readonly kind: ColumnKind
  readonly unit: string
  readonly codes: readonly CodeListEntry[]
  /** A number line in words: '5..80 (usual 8..50)'. */
  readonly range: string
  /** What may stand in place of a value. */
  readonly missing: readonly CodeListEntry[]
  readonly disclosure: string
  /** How the profile changed it, empty when it stands as it was entered. */
  readonly how: string
  readonly rule: string
  readonly source: string
}

/** A column that names the place of a value. */
export function place(name: string, label: string, kind: ColumnKind = 'text'): Column {
  return {
    name,
    item: null,
    label,
    kind,
    unit: '',
    codes: [],
    range: '',
    missing: [],
    disclosure: 'operational',
    how: '',
    rule: '',
    source: 'Trialbook',
  }
}
