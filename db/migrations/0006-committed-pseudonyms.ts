import type { Migration } from './migration.ts'

/**
 * Each pseudonym gets the salt of a commitment in the trail, so that verification finds one that was altered or exchanged, and is
 * written through the door only. What an earlier release drew is taken over by the trail at the opening that follows
 * (`pseudonymsToRecord`), once.
 */
export const migration0006: Migration = {
  version: 6,
  name: 'committed-pseudonyms',
  sql: /* SQL */ `
ALTER TABLE pseudonym ADD COLUMN salt BLOB CHECK (length(salt) = 32);
DROP TRIGGER pseudonym_update;
UPDATE pseudonym SET salt = randomblob(32);
CREATE TRIGGER pseudonym_update BEFORE UPDATE ON pseudonym
  BEGIN SELECT RAISE(ABORT, 'a pseudonym is drawn once'); END;
CREATE TRIGGER pseudonym_insert BEFORE INSERT ON pseudonym WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
INSERT INTO meta (key, value) SELECT 'pseudonymsToRecord', 'yes' WHERE EXISTS (SELECT 1 FROM pseudonym);
`,
}
