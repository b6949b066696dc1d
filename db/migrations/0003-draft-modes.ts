import type { Migration } from './migration.ts'

/** Whether each kept answer was given alone or filled in with others in one act: the trail says so once it is saved. */
export const migration0003: Migration = {
  version: 3,
  name: 'draft-modes',
  sql: /* SQL */ `
ALTER TABLE draft_item ADD COLUMN mode TEXT NOT NULL DEFAULT 'single' CHECK (mode IN ('single', 'bulk'));
`,
}
