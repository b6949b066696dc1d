import type { DayOfPerson, DelegationEntry, DelegationRow } from '../../shared/ipc/views/delegation.ts'
import { ALL_RIGHTS, may, type Role } from '../../shared/roles.ts'
import type { ReadableDb } from '../store/database.ts'
import { localTime } from './localTime.ts'
import { usersOf } from './people.ts'
import { rowsOf } from './query.ts'

interface StoredEntry extends Omit<DelegationEntry, 'trained'> {
  readonly trained?: string | null
}

/** The delegation log, by name (R14). */
export function readDelegation(db: ReadableDb): readonly DelegationRow[] {
  const entries = new Map(
    rowsOf<{ id: string; delegation: string | null }>(db, 'SELECT id, delegation FROM user').map(
      ({ id, delegation }) => [id, entriesIn(delegation)] as const,
    ),
  )
  return usersOf(db).map(({ id, name, role, status }) => ({
    userId: id,
    name,
    role,
    status,
    entries: [...(entries.get(id) ?? [])],
  }))
}

interface Recorded {
  readonly userId: string
  readonly field: string
  readonly time: string
  readonly offset: string
  readonly value: string | null
}

const CHANGES = /* SQL */ `
SELECT a.entity_id AS userId, a.field, a.time, a.bytes ->> '$.offset' AS offset, v.new_value AS value
FROM audit_record a LEFT JOIN audit_value v ON v.sequence = a.sequence
WHERE a.entity_id = ? AND a.entity = 'user' AND a.field IN ('name', 'organisation', 'role', 'status', 'delegation')
ORDER BY a.sequence`

/**
 * Who could do what on a civil date at the site: everybody whose account was active at any moment of that day, with the roles held,
 * the rights of these roles and the delegated tasks that stood (R14). Computed from the trail, so a later change of a
 * person does not change the past.
 */
export function whoCouldOn(db: ReadableDb, day: string): readonly DayOfPerson[] {
  return usersOf(db).flatMap(({ id }) => {
    const person = dayOf(id, rowsOf<Recorded>(db, CHANGES, id), day)
    return person === undefined ? [] : [person]
  })
}

/** Follows the account through the acts up to the end of the day. */
function dayOf(userId: string, changes: readonly Recorded[], day: string): DayOfPerson | undefined {
  const now = new Map<string, string | null>()
  const roles = new Set<Role>()
  const note = () => {
    if (now.get('status') === '"active"') roles.add(JSON.parse(now.get('role') ?? 'null') as Role)
  }
  const until = changes.filter(({ time, offset }) => localTime(time, offset).slice(0, 10) <= day)
  const before = until.filter(({ time, offset }) => localTime(time, offset).slice(0, 10) < day)
  for (const { field, value } of before) now.set(field, value)
  note()
  // The fields of one act come one by one; the person holds the new role once all of it is written.
  for (const moment of byMoment(until.slice(before.length))) {
    for (const { field, value } of moment) now.set(field, value)
    note()
  }
  if (roles.size === 0) return undefined
  return {
    userId,
    name: JSON.parse(now.get('name') ?? '""') as string,
    organisation: JSON.parse(now.get('organisation') ?? '""') as string,
    roles: [...roles],
    rights: ALL_RIGHTS.filter((right) => [...roles].some((role) => may(role, right))),
    tasks: entriesIn(now.get('delegation') ?? null).filter(
      ({ from, until: last }) => from <= day && (last === null || day <= last),
    ),
  }
}

function byMoment(changes: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const times = [...new Set(changes.map(({ time }) => time))]
  return times.map((moment) => changes.filter(({ time }) => time === moment))
}

function entriesIn(text: string | null): readonly DelegationEntry[] {
  if (text === null) return []
  return (JSON.parse(text) as readonly StoredEntry[]).map((entry) => ({ ...entry, trained: entry.trained ?? null }))
}
