import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Actor } from '../record/change.ts'
import { PSEUDONYM_DRAWN, pseudonymEntries, type PseudonymRow } from '../record/pseudonymRecords.ts'
import type { ReadableDb } from '../store/database.ts'
import { insideOf, type Store } from '../store/store.ts'
import type { Pseudonym } from './release.ts'

/** Crockford's letters: none is taken for another when read aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * One recipient and one purpose are one release line: the same child keeps its pseudonym and its offset in all exports of
 * the line, and two lines cannot be joined (deidentification rules 2 and 3).
 */
export function releaseLine(recipient: string, purpose: string): string {
  const parts = JSON.stringify([recipient, purpose].map((text) => text.normalize('NFKC').trim().toLowerCase()))
  return createHash('sha256').update(parts).digest('hex')
}

/** A pseudonym of chance alone: not computed from the child, not in the order of enrolment. */
export function drawPseudonym(): string {
  return `P-${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
}

/** 1 to 364 days, forward or back, never 0. */
export function drawOffset(): number {
  return randomInt(1, 365) * (randomInt(2) === 0 ? -1 : 1)
}

/**
 * The pseudonyms of every child in the line, drawing those that are missing. They stay inside the encrypted store; the trail holds a
 * commitment to each, so that verification finds one that was altered or exchanged (db/audit/comparePseudonyms.ts).
 */
export function pseudonymsOf(store: Store, actor: Actor | null, line: string): ReadonlyMap<string, Pseudonym> {
  if (missingIn(store.db, line).length > 0) draw(store, actor, line)
  const rows = store.db
    .prepare<{ subject_id: string; pseudonym: string; day_offset: number }>(
      'SELECT subject_id, pseudonym, day_offset FROM pseudonym WHERE release_line = ?',
    )
    .all(line)
  return new Map(rows.map((row) => [row.subject_id, { pseudonym: row.pseudonym, offset: row.day_offset }]))
}

function missingIn(db: ReadableDb, line: string): readonly { readonly id: string }[] {
  return db
    .prepare<{ id: string }>(
      'SELECT id FROM subject WHERE id NOT IN (SELECT subject_id FROM pseudonym WHERE release_line = ?)',
    )
    .all(line)
}

function draw(store: Store, actor: Actor | null, line: string): void {
  const { writer, commit } = insideOf(store)
  let rows: readonly PseudonymRow[] = []
  commit(
    actor,
    { kind: PSEUDONYM_DRAWN, changes: [] },
    {
      // Inside the transaction, so that two programs draw no second one for the same child.
      entries: () => pseudonymEntries((rows = drawFor(writer, line))),
      alsoDo: ({ db }) => {
        const insert = db.statement(
          'INSERT INTO pseudonym (release_line, subject_id, pseudonym, day_offset, salt) VALUES (?, ?, ?, ?, ?)',
        )
        for (const { child, pseudonym, offset, salt } of rows) insert.run(line, child, pseudonym, offset, salt)
      },
    },
  )
}

function drawFor(db: ReadableDb, line: string): readonly PseudonymRow[] {
  const known = db.prepare<{ pseudonym: string }>('SELECT pseudonym FROM pseudonym WHERE release_line = ?').all(line)
  const taken = new Set(known.map(({ pseudonym }) => pseudonym))
  return missingIn(db, line).map(({ id }) => {
    let pseudonym = drawPseudonym()
    while (taken.has(pseudonym)) pseudonym = drawPseudonym()
    taken.add(pseudonym)
    return { line, child: id, pseudonym, offset: drawOffset(), salt: randomBytes(32) }
  })
}
