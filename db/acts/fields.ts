import type { Change, EntityName, Json } from '../record/change.ts'

/** The changes that give a thing several fields at once; undefined fields are left as they are. */
export function fields(
  entity: EntityName,
  id: string,
  values: Readonly<Record<string, Json | undefined>>,
  more: Pick<Change, 'source' | 'reason' | 'check'> = {},
): readonly Change[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value === undefined ? [] : [{ entity, id, field, value, ...more }],
  )
}
