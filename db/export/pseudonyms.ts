import { createHash, randomInt } from 'node:crypto'
import type { WritableDb } from '../store/database.ts'
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

/** The pseudonyms of every child in the line, drawing those that are missing. They stay inside the encrypted store. */
export function pseudonymsOf(db: WritableDb, line: string): ReadonlyMap<string, Pseudonym> {
  return db.immediate(() => {
    const missing = db
      .statement<{ id: string }>(
        'SELECT id FROM subject WHERE id NOT IN (SELECT subject_id FROM pseudonym WHERE release_line = ?)',
      )
      .all(line)
    const taken = db.statement('SELECT 1 FROM pseudonym WHERE release_line = ? AND pseudonym = ?')
    const insert = db.statement(
      'INSERT INTO pseudonym (release_line, subject_id, pseudonym, day_offset) VALUES (?, ?, ?, ?)',
    )
    for (const { id } of missing) {
      let pseudonym = drawPseudonym()
      while (taken.get(line, pseudonym)) pseudonym = drawPseudonym()
      insert.run(line, id, pseudonym, drawOffset())
    }
    const rows = db
      .statement<{ subject_id: string; pseudonym: string; day_offset: number }>(
        'SELECT subject_id, pseudonym, day_offset FROM pseudonym WHERE release_line = ?',
      )
      .all(line)
    return new Map(rows.map((row) => [row.subject_id, { pseudonym: row.pseudonym, offset: row.day_offset }]))
  })
}
