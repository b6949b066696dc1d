import type { Migration } from './migration.ts'

/**
 * Rows of repeating item groups that are struck through: their answers stay where they are, this says that they count nowhere (R05).
 * Written through the door only, as the record is.
 */
export const migration0007: Migration = {
  version: 7,
  name: 'struck-rows',
  sql: /* SQL */ `
CREATE TABLE struck_row (
  form_id TEXT NOT NULL REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  item_group TEXT NOT NULL,
  repeat INTEGER NOT NULL,
  value TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (form_id, item_group, repeat)
) STRICT, WITHOUT ROWID;

${(['INSERT', 'UPDATE', 'DELETE'] as const)
  .map(
    (
      act,
    ) => `CREATE TRIGGER struck_row_${act.toLowerCase()} BEFORE ${act} ON struck_row WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;`,
  )
  .join('\n')}`,
}
