/** One produced table: its file name, its columns, and its rows as they come. */
export interface Table {
  readonly file: string
  readonly columns: readonly Column[]
}

export interface Column {
  readonly name: string
  /** Null for columns that say where a value stands (pseudonym, visit, form). */
  readonly item: { readonly form: string; readonly group: string; readonly item: string } | null
  readonly label: string
  readonly type: string
  readonly unit: string
  readonly codes: string
  readonly range: string
  readonly missingCodes: string
  readonly disclosure: string
  readonly how: string
  readonly rule: string
  readonly source: string
  /** Decimal numbers take the decimal mark of the reader. */
  readonly decimal: boolean
  /** The codes the cell may hold; such a cell says nothing of its own and the residual scan knows it. */
  readonly vocabulary: ReadonlySet<string> | null
}

/** A column that names the place of a value. */
export function place(name: string, label: string, type = 'text'): Column {
  return {
    name,
    item: null,
    label,
    type,
    unit: '',
    codes: '',
    range: '',
    missingCodes: '',
    disclosure: 'operational',
    how: '',
    rule: '',
    source: 'Trialbook',
    decimal: false,
    vocabulary: null,
  }
}
