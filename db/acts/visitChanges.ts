import type { Change, Json } from '../record/change.ts'
import { fields } from './fields.ts'

/** The changes with which a visit comes to be: planned and without a date, unless `more` says otherwise. */
export function visitChanges(
  visit: { readonly id: string; readonly subjectId: string; readonly oid: string; readonly repeat: number },
  more: Readonly<Record<string, Json | undefined>> = {},
): { readonly id: string; readonly changes: readonly Change[] } {
  const { id, subjectId, oid, repeat } = visit
  return { id, changes: fields('studyEvent', id, { subjectId, oid, repeat, status: 'planned', ...more }) }
}
