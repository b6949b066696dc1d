import type { Migration } from './migration.ts'

/**
 * The two entries of a form that is entered twice, beside the record and not in it: nothing that reads `item` can see them.
 * Written through the door only, as the record is.
 */
export const migration0004: Migration = {
  version: 4,
  name: 'double-entry',
  sql: /* SQL */ `
CREATE TABLE form_entry (
  id TEXT PRIMARY KEY,
  form_id TEXT NOT NULL REFERENCES form(id),
  number INTEGER NOT NULL CHECK (number IN (1, 2)),
  person TEXT NOT NULL REFERENCES user(id),
  state TEXT NOT NULL CHECK (state IN ('open', 'complete')),
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  UNIQUE (form_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_item (
  entry_id TEXT NOT NULL REFERENCES form_entry(id),
  item_group TEXT NOT NULL,
  repeat INTEGER NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (entry_id, item_group, repeat, item)
) STRICT, WITHOUT ROWID;

${guarded('form_entry')}${guarded('entry_item')}`,
}

function guarded(table: string): string {
  return (['INSERT', 'UPDATE', 'DELETE'] as const)
    .map(
      (
        act,
      ) => `CREATE TRIGGER ${table}_${act.toLowerCase()} BEFORE ${act} ON ${table} WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
`,
    )
    .join('')
}
