import { may, type Role } from '../../shared/roles.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** Shown in place of a name or identity value to those who may know only that it is there. */
export const MASK = '•••'

/** How much of identity a role sees (the role table): the value, that there is one, or nothing. */
export function identitySight(role: Role): 'seen' | 'masked' | 'hidden' {
  if (may(role, 'identity.see')) return 'seen'
  return may(role, 'identity.seeMasked') ? 'masked' : 'hidden'
}

/** The children's names as the role may see them: whole, masked, or null. Absent while no name was given. */
export function visibleNames(db: ReadableDb, role: Role): ReadonlyMap<string, string> {
  const sight = identitySight(role)
  if (sight === 'hidden') return new Map()
  const rows = rowsOf<{ subjectId: string; item: string; value: string }>(
    db,
    `SELECT f.subject_id AS subjectId, i.item, i.value ->> '$.value' AS value
     FROM identity_item i JOIN form f ON f.id = i.form_id
     WHERE f.oid = 'DEMOG' AND i.item IN ('GIVEN_NAME', 'FAMILY_NAME') ORDER BY i.item DESC`,
  )
  const names = new Map<string, string>()
  // Descending by item: the given name comes before the family name.
  for (const { subjectId, value } of rows) {
    if (value) names.set(subjectId, sight === 'masked' ? MASK : `${names.get(subjectId) ?? ''} ${value}`.trim())
  }
  return names
}
