import type { Change } from '../record/change.ts'
import type { FormEntry } from './entry.ts'

/** The same answers for an entry in place of the record: of a form that is entered twice, nothing else may be written. */
export function intoEntry(entry: FormEntry | null, changes: readonly Change[]): readonly Change[] {
  if (!entry) return changes
  return changes.map((change) =>
    change.entity === 'item' ? { ...change, entity: 'entryItem' as const, id: entry.id } : change,
  )
}
