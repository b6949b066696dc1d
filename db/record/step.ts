import type { ZodType } from 'zod'
import { canonicalJson } from '../../shared/record/canonical.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import type { ActKind } from './actKinds.ts'
import type { Change } from './change.ts'
import { ENTITIES } from './entities.ts'
import type { CellEntity } from './entity.ts'
import type { PlaceState } from './places.ts'
import { refuse } from './refusal.ts'
import { fieldText, readCell, readRow, writeCell, writeRow, type FieldWrite } from './values.ts'

/** A change that will be written: what stands there now and what will, as canonical JSON. */
export interface Step {
  readonly change: Change
  readonly place: PlaceState
  readonly old: string | null
  readonly next: string | null
  readonly isNew: boolean
}

/** What stands there and what is to stand there. Throws a Refusal for a value of the wrong kind. */
export function compare(db: ReadableDb, kind: ActKind, change: Change): Pick<Step, 'old' | 'next' | 'isNew'> {
  const entity = ENTITIES[change.entity]
  if (entity.shape === 'cell') {
    checkAddress(entity, change)
    const next = valueText(entity.schema, change)
    return { old: readCell(db, change.entity, change.id, change.field), next, isNew: false }
  }
  const field = entity.fields[change.field]
  if (!field) throw refuse.notPartOfAct()
  const next = valueText(field.schema, change)
  const row = readRow(db, change.entity, change.id)
  const old = fieldText(field, row)
  if (field.required && next === null) throw refuse.incomplete()
  if (field.fixed && row && old !== next && !kind.redacts) throw refuse.fixed()
  return { old, next, isNew: row === undefined }
}

function checkAddress(cell: CellEntity, change: Change): void {
  try {
    cell.parseField(change.field)
  } catch {
    throw refuse.badValue()
  }
}

/** Canonical JSON of the new value, null for none. */
function valueText(schema: ZodType, { value }: Change): string | null {
  if (value === null) return null
  if (!schema.safeParse(value).success) throw refuse.badValue()
  try {
    return canonicalJson(value)
  } catch {
    throw refuse.badValue()
  }
}

/** No field twice, and every new thing with all that it must have. */
export function checkWhole(steps: readonly Step[]): void {
  const seen = new Set<string>()
  const coming = new Map<string, { readonly change: Change; readonly fields: Set<string> }>()
  for (const { change, isNew } of steps) {
    const thing = `${change.entity}/${change.id}`
    if (seen.size === seen.add(`${thing}/${change.field}`).size) throw refuse.twice()
    if (!isNew) continue
    const known = coming.get(thing) ?? { change, fields: new Set() }
    known.fields.add(change.field)
    coming.set(thing, known)
  }
  for (const { change, fields } of coming.values()) {
    const entity = ENTITIES[change.entity]
    if (entity.shape !== 'row') continue
    if (!isUuid(change.id)) throw refuse.badValue()
    for (const [name, field] of Object.entries(entity.fields)) {
      if (field.required && !fields.has(name)) throw refuse.incomplete()
    }
  }
}

const isUuid = (id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)

/** Writes the values; `before` is the sequence just before the first step's record. */
export function writeSteps(db: WritableDb, steps: readonly Step[], before: number): void {
  const rows = new Map<string, { readonly step: Step; readonly writes: FieldWrite[] }>()
  steps.forEach((step, index) => {
    const { change, next } = step
    const sequence = before + index + 1
    if (ENTITIES[change.entity].shape === 'cell') {
      writeCell(db, change.entity, change.id, change.field, next, sequence)
      return
    }
    const key = `${change.entity}/${change.id}`
    const row = rows.get(key) ?? { step, writes: [] }
    row.writes.push({ field: change.field, value: change.value, canonical: next, sequence })
    rows.set(key, row)
  })
  for (const { step, writes } of rows.values()) {
    writeRow(db, step.change.entity, step.change.id, writes, step.isNew)
  }
}
