import type { FormContext } from './context.ts'
import { holds } from './conditions.ts'
import type { FormDefinition, ItemGroupDefinition } from './definition.ts'
import { repeatsOf, type FormValues } from './values.ts'

/**
 * The rows of a group that count: 1 for a group that does not repeat; else its planned rows whose condition holds, the rows
 * that hold an answer, and empty rows up to the least number asked for. Struck rows are left out.
 */
export function rowsOf(
  definition: FormDefinition,
  group: ItemGroupDefinition,
  values: FormValues,
  context: FormContext,
): readonly number[] {
  if (!group.repeating) return [1]
  const struck = (repeat: number) => context.struckRows?.includes(`${group.oid}/${repeat}`) ?? false
  const planned = (group.fixedRows ?? []).filter(
    (row) => !row.visible || holds(row.visible, { definition, values, context }),
  )
  const rows = new Set(
    [...planned.map((row) => row.repeat), ...repeatsOf(values, group.oid)].filter((row) => !struck(row)),
  )
  for (let next = 1; rows.size < (group.minRows ?? 0); next += 1) if (!struck(next)) rows.add(next)
  return [...rows].toSorted((a, b) => a - b)
}

/** The number for the next row somebody adds: never one that was used, also when that row is struck through. */
export function nextRow(group: ItemGroupDefinition, values: FormValues, context: FormContext): number {
  const struck = (context.struckRows ?? []).flatMap((row) => {
    const [oid, repeat] = row.split('/')
    return oid === group.oid ? [Number(repeat)] : []
  })
  const planned = (group.fixedRows ?? []).map((row) => row.repeat)
  return Math.max(0, ...struck, ...planned, ...repeatsOf(values, group.oid)) + 1
}
