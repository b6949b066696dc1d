import type { z } from 'zod'
import type { Json } from '../../shared/record/canonical.ts'

/** How a field's value stands in its column: as text, as a whole number, as 0/1, or as canonical JSON. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'json'

export interface Field {
  readonly column: string
  readonly kind: ColumnKind
  /** What the value must be when it is not null. */
  readonly schema: z.ZodType
  /** True: the thing cannot be without it, and it cannot be cleared. */
  readonly required?: true
  /** True: set when the thing comes to be, never again. */
  readonly fixed?: true
}

/** Where a thing belongs; the door looks for locks and the trail for places along these. */
export type Place = 'subject' | 'studyEvent' | 'form'

/** A thing with a row of its own: its fields are columns. */
export interface RowEntity {
  readonly shape: 'row'
  readonly table: string
  readonly fields: Readonly<Record<string, Field>>
  readonly identity: boolean
  /** Which fields point at the subject, visit and form it belongs to; 'id' means the thing is that place itself. */
  readonly places: Readonly<Partial<Record<Place, string>>>
}

/** A thing whose every field is a row (items, settings): key columns and one JSON value. */
export interface CellEntity {
  readonly shape: 'cell'
  readonly table: string
  /** The column of the change's `id`, and those that its `field` is taken apart into. */
  readonly idColumn: string
  readonly fieldColumns: readonly string[]
  /** 'GROUP/1/ITEM' -> key values; throws on anything else. */
  readonly parseField: (field: string) => readonly (string | number)[]
  readonly formatField: (parts: readonly (string | number)[]) => string
  readonly schema: z.ZodType
  readonly identity: boolean
  readonly places: Readonly<Partial<Record<Place, 'id'>>>
}

export type Entity = RowEntity | CellEntity

/** A value as its column holds it. */
export function toColumn(field: Field, value: Json, canonical: string): string | number | null {
  if (value === null) return null
  if (field.kind === 'boolean') return value === true ? 1 : 0
  if (field.kind === 'json') return canonical
  return value as string | number
}

/** A column as the value it stands for. Throws SyntaxError when a JSON column does not hold JSON. */
export function fromColumn(field: Field, column: string | number | null): Json {
  if (column === null) return null
  if (field.kind === 'boolean') return column === 1
  if (field.kind === 'json') return JSON.parse(String(column)) as Json
  return column
}
