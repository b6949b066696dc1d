import type { Migration } from './migration.ts'

/**
 * The pseudonym and the date offset of each child in each release line (deidentification rules 2 and 3). They are the
 * key to every export: kept inside the encrypted store, drawn once, never changed.
 */
export const migration0002: Migration = {
  version: 2,
  name: 'pseudonyms',
  sql: /* SQL */ `
CREATE TABLE pseudonym (
  release_line TEXT NOT NULL,
  subject_id TEXT NOT NULL REFERENCES subject(id),
  pseudonym TEXT NOT NULL,
  day_offset INTEGER NOT NULL CHECK (day_offset BETWEEN -364 AND 364 AND day_offset <> 0),
  PRIMARY KEY (release_line, subject_id),
  UNIQUE (release_line, pseudonym)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pseudonym_update BEFORE UPDATE ON pseudonym
  BEGIN SELECT RAISE(ABORT, 'a pseudonym is drawn once'); END;
CREATE TRIGGER pseudonym_delete BEFORE DELETE ON pseudonym
  BEGIN SELECT RAISE(ABORT, 'a pseudonym is drawn once'); END;
`,
}
