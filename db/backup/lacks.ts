import type { ReadableDb } from '../store/database.ts'

/** One person's share of what a copy lacks. Staff are named in the trail openly; children are not. */
export interface LackingPerson {
  /** Null for what the installation did by itself. */
  readonly name: string | null
  readonly role: string | null
  /** Changes of the record that the copy does not hold. */
  readonly changes: number
  /** When the first and the last of them were made, ISO, UTC. */
  readonly from: string
  readonly to: string
}

/** What a copy lacks compared with the store of today: what two people give up when they put it back (R37). */
export interface Lacks {
  /** The last record that both hold. */
  readonly shared: number
  /** Records of any kind after it, sign-ins and exports included. */
  readonly records: number
  /** Those that changed the record: what would have to be entered again. */
  readonly changes: number
  readonly children: number
  readonly forms: number
  readonly signatures: number
  /** Forms with something typed in them that is not saved yet; a copy knows none that began after it. */
  readonly drafts: number
  readonly people: readonly LackingPerson[]
}

/** Counts, in the store of today, everything after the last record that a copy shares with it. */
export function lacksOf(db: ReadableDb, shared: number): Lacks {
  const count = (sql: string) => db.prepare<{ n: number }>(sql).get(shared)?.n ?? 0
  const made = (table: string) => count(`SELECT count(*) AS n FROM ${table} WHERE created > ?`)
  const people = db
    .prepare<LackingPerson>(
      `SELECT json_extract(bytes, '$.user.name') AS name, user_role AS role, count(*) AS changes,
         min(time) AS "from", max(time) AS "to"
       FROM audit_record WHERE sequence > ? AND entity IS NOT NULL
       GROUP BY user_id, name, role ORDER BY changes DESC, name`,
    )
    .all(shared)
  return {
    shared,
    records: count('SELECT count(*) AS n FROM audit_record WHERE sequence > ?'),
    changes: people.reduce((sum, { changes }) => sum + changes, 0),
    children: made('subject'),
    forms: made('form'),
    signatures: made('signature'),
    drafts: count(
      `SELECT count(*) AS n FROM draft WHERE kept_at > coalesce((SELECT time FROM audit_record WHERE sequence = ?), '')`,
    ),
    people,
  }
}
