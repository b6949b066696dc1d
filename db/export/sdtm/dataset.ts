/** A variable of an SDTM dataset. Labels are at most 40 characters (SDTM). */
export interface Variable {
  readonly name: string
  readonly label: string
  readonly type: 'string' | 'integer' | 'float'
  /** Its place among the keys of the dataset, from 1. */
  readonly key?: number
}

export interface Dataset {
  readonly name: string
  readonly label: string
  readonly variables: readonly Variable[]
}

/** A record by variable name; what is not named is missing. */
export type SdtmRecord = Readonly<Record<string, string | number | undefined>>

export const text = (name: string, label: string): Variable => ({ name, label, type: 'string' })
export const whole = (name: string, label: string): Variable => ({ name, label, type: 'integer' })
export const number = (name: string, label: string): Variable => ({ name, label, type: 'float' })
export const keyed = (variable: Variable, key: number): Variable => ({ ...variable, key })

/** A record as Dataset-JSON has it: one value per variable, null for a missing number, '' for missing text. */
export function rowOf(dataset: Dataset, record: SdtmRecord): readonly (string | number | null)[] {
  return dataset.variables.map(({ name, type }) => {
    const value = record[name]
    if (type === 'string') return value === undefined ? '' : String(value)
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  })
}
