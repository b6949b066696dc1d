import type { Migration } from './migration.ts'

/**
 * Indexes for the two filters of the audit view that had none: the visit, and what was changed after completion. The second
 * holds only the records it is about, so that it costs nothing to enter data.
 */
export const migration0005: Migration = {
  version: 5,
  name: 'audit-search',
  sql: /* SQL */ `
CREATE INDEX audit_by_visit ON audit_record (study_event_id);
CREATE INDEX audit_after_completion ON audit_record (sequence) WHERE after_completion = 1;`,
}
