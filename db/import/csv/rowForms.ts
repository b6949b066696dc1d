import type { ProposedForm, ProposedValue, RefusedRow } from '../model.ts'
import { placeKey } from '../model.ts'

/** Where a row of a table stands and how far it is, as its cells say. */
export type RowPlace = Omit<ProposedForm, 'values' | 'computed' | 'struck'>

interface Collected {
  readonly place: RowPlace
  readonly values: ProposedValue[]
  readonly computed: Map<string, string>
}

/** Puts the rows of a table together into forms: several rows of one place are one form. */
export class RowForms {
  readonly refused: RefusedRow[] = []
  readonly #forms = new Map<string, Collected>()
  readonly #bad = new Set<string>()
  #fresh = 0

  /** The form a row belongs to, begun with its first row. */
  at(place: RowPlace): Pick<Collected, 'values' | 'computed'> {
    const key = place.repeat === null ? `new ${(this.#fresh += 1)}` : placeKey(place)
    const known = this.#forms.get(key)
    if (known) return known
    const made = { place, values: [], computed: new Map<string, string>() }
    this.#forms.set(key, made)
    return made
  }

  /** A row that cannot come in, and with it its form. */
  refuse(row: RefusedRow, place: RowPlace | null = null): void {
    this.refused.push(row)
    if (place !== null && place.repeat !== null) this.#bad.add(placeKey(place))
  }

  /** The forms of which every row could be read. */
  forms(): readonly ProposedForm[] {
    return [...this.#forms]
      .filter(([key]) => !this.#bad.has(key))
      .map(([, { place, values, computed }]) => ({ ...place, struck: false, values, computed }))
  }
}

/** A whole number of a cell, `fallback` for an empty one, 0 for anything else. */
export function numberOf(cell: string, fallback: number): number {
  if (cell === '') return fallback
  return /^[1-9]\d{0,4}$/.test(cell) ? Number(cell) : 0
}

/** 'line 7' */
export const lineAt = (line: number) => `line ${line}`
