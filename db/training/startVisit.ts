import { randomUUID } from 'node:crypto'
import type { ActContext } from '../acts/actContext.ts'
import { formChanges } from '../acts/formChanges.ts'
import { visitChanges } from '../acts/visitChanges.ts'
import { rowOf } from '../read/query.ts'
import { visitAt } from '../read/visitRow.ts'

/** Starts several forms of one visit in one act, the visit with them, and gives their ids by OID; those started before stay. */
export function startVisit(
  { store, person }: ActContext,
  {
    subjectId,
    visit,
    forms,
  }: { readonly subjectId: string; readonly visit: string; readonly forms: readonly string[] },
): Readonly<Record<string, string>> {
  const known = visitAt(store.db, subjectId, visit, 1)
  const event = known
    ? { id: known.id, changes: [] }
    : visitChanges({ id: randomUUID(), subjectId, oid: visit, repeat: 1 })
  const places = forms.map((oid) => {
    const sql = 'SELECT id FROM form WHERE study_event_id = ? AND oid = ?'
    const existing = rowOf<{ id: string }>(store.db, sql, event.id, oid)?.id
    const started = { id: randomUUID(), subjectId, studyEventId: event.id, oid, repeat: 1 }
    return existing === undefined ? { oid, ...formChanges(started) } : { oid, id: existing, changes: [] }
  })
  const changes = [...event.changes, ...places.flatMap((place) => place.changes)]
  if (changes.length > 0) store.commit(person, { kind: 'form.started', subject: subjectId, changes })
  return Object.fromEntries(places.map(({ oid, id }) => [oid, id]))
}
