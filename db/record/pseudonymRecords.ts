import { canonicalJson } from '../../shared/record/canonical.ts'
import type { ReadableDb } from '../store/database.ts'
import { NOTHING } from './entries.ts'
import { sha256 } from './sha256.ts'
import type { Entry } from './trail.ts'

/** The pseudonym and the date offset of one child in one release line, with the salt of its commitment. */
export interface PseudonymRow {
  readonly line: string
  readonly child: string
  readonly pseudonym: string
  readonly offset: number
  readonly salt: Buffer
}

/** The kind of act whose records commit to pseudonyms. */
export const PSEUDONYM_DRAWN = 'pseudonym.drawn'

/** What stands in the trail for a row: nothing can be learned from it without the salt, which stays beside the pseudonym. */
export function pseudonymCommitment({ line, child, pseudonym, offset, salt }: PseudonymRow): string {
  return sha256(salt, canonicalJson({ line, child, pseudonym, offset }))
}

/**
 * One record for each row. It stands at no child: in a de-identified trail of the child its time, which the recipient knows from the
 * day they got the export, would give the offset away.
 */
export function pseudonymEntries(rows: readonly PseudonymRow[]): readonly Entry[] {
  return rows.map((row) => ({
    ...NOTHING,
    detail: { line: row.line, child: row.child, commitment: pseudonymCommitment(row) },
  }))
}

/** Every row as it stands now. */
export function pseudonymRows(db: ReadableDb): Iterable<PseudonymRow> {
  return db
    .prepare<PseudonymRow>(
      'SELECT release_line AS line, subject_id AS child, pseudonym, day_offset AS "offset", salt FROM pseudonym',
    )
    .iterate()
}
