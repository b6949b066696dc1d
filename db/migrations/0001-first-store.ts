import type { Migration } from './migration.ts'

/**
 * The store as the first release makes it: the record tables, the trail, drafts, and what the installation knows of itself.
 * Every record table refuses writes while no row stands in `door`, and only db/record/door.ts can put one there.
 * `created` and `sequence` are the first and the last audit record that touched the row.
 */
export const migration0001: Migration = {
  version: 1,
  name: 'first-store',
  sql: /* SQL */ `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE installation_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  public_key BLOB NOT NULL,
  private_key BLOB NOT NULL,
  mark_secret BLOB NOT NULL
) STRICT;

CREATE TABLE door (
  purpose TEXT PRIMARY KEY CHECK (purpose IN ('act', 'redaction', 'migration'))
) STRICT;

CREATE TABLE preference (
  user_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE site (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  organisation TEXT,
  zone TEXT,
  frozen INTEGER,
  locked INTEGER,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT NOT NULL,
  status TEXT NOT NULL,
  must_change_password INTEGER,
  password_changed_at TEXT,
  delegation TEXT,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
  id TEXT PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  status TEXT NOT NULL,
  frozen INTEGER,
  locked INTEGER,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE study_event (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  oid TEXT NOT NULL,
  repeat INTEGER NOT NULL,
  status TEXT NOT NULL,
  planned_date TEXT,
  actual_date TEXT,
  missed_reason TEXT,
  frozen INTEGER,
  locked INTEGER,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  study_event_id TEXT REFERENCES study_event(id) DEFERRABLE INITIALLY DEFERRED,
  oid TEXT NOT NULL,
  version TEXT NOT NULL,
  repeat INTEGER NOT NULL,
  state TEXT NOT NULL,
  once_completed INTEGER,
  not_done_reason TEXT,
  observed_at TEXT,
  source TEXT,
  struck INTEGER,
  frozen INTEGER,
  locked INTEGER,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE check_confirmation (
  id TEXT PRIMARY KEY,
  subject_id TEXT REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  study_event_id TEXT REFERENCES study_event(id) DEFERRABLE INITIALLY DEFERRED,
  form_id TEXT REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  address TEXT,
  check_id TEXT NOT NULL,
  comment TEXT NOT NULL,
  status TEXT NOT NULL,
  confirmed_sequence INTEGER,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE query (
  id TEXT PRIMARY KEY,
  subject_id TEXT REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  study_event_id TEXT REFERENCES study_event(id) DEFERRABLE INITIALLY DEFERRED,
  form_id TEXT REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  address TEXT,
  text TEXT NOT NULL,
  status TEXT NOT NULL,
  origin TEXT NOT NULL,
  check_id TEXT,
  assignee_role TEXT,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE query_message (
  id TEXT PRIMARY KEY,
  query_id TEXT NOT NULL REFERENCES query(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE verification (
  id TEXT PRIMARY KEY,
  subject_id TEXT REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  study_event_id TEXT REFERENCES study_event(id) DEFERRABLE INITIALLY DEFERRED,
  form_id TEXT REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  address TEXT,
  status TEXT NOT NULL,
  verified_sequence INTEGER,
  note TEXT,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_review (
  id TEXT PRIMARY KEY,
  subject_id TEXT REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  study_event_id TEXT REFERENCES study_event(id) DEFERRABLE INITIALLY DEFERRED,
  form_id TEXT REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  from_sequence INTEGER NOT NULL,
  to_sequence INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  note TEXT,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
  id TEXT PRIMARY KEY,
  subject_id TEXT REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  study_event_id TEXT REFERENCES study_event(id) DEFERRABLE INITIALLY DEFERRED,
  form_id TEXT REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  scope TEXT NOT NULL,
  meaning TEXT NOT NULL,
  signer TEXT NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  printed_name TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  signed_sequence INTEGER NOT NULL,
  status TEXT NOT NULL,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  id TEXT PRIMARY KEY,
  subject_id TEXT REFERENCES subject(id) DEFERRABLE INITIALLY DEFERRED,
  study_event_id TEXT REFERENCES study_event(id) DEFERRABLE INITIALLY DEFERRED,
  form_id TEXT REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  address TEXT,
  check_id TEXT NOT NULL,
  blocks TEXT NOT NULL,
  message TEXT NOT NULL,
  status TEXT NOT NULL,
  lifted_reason TEXT,
  created INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  form_id TEXT NOT NULL REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  item_group TEXT NOT NULL,
  repeat INTEGER NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (form_id, item_group, repeat, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE identity_item (
  form_id TEXT NOT NULL REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  item_group TEXT NOT NULL,
  repeat INTEGER NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (form_id, item_group, repeat, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE calculated_item (
  form_id TEXT NOT NULL REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
  item_group TEXT NOT NULL,
  repeat INTEGER NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (form_id, item_group, repeat, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX subject_code ON subject (site_id, code);
CREATE UNIQUE INDEX study_event_place ON study_event (subject_id, oid, repeat);
CREATE UNIQUE INDEX form_place ON form (subject_id, coalesce(study_event_id, ''), oid, repeat);
CREATE INDEX query_by_form ON query (form_id);
CREATE INDEX query_by_status ON query (status);
CREATE INDEX query_message_by_query ON query_message (query_id);
CREATE INDEX check_confirmation_by_form ON check_confirmation (form_id);
CREATE INDEX verification_by_form ON verification (form_id);
CREATE INDEX signature_by_subject ON signature (subject_id);
CREATE INDEX hold_by_subject ON hold (subject_id);

CREATE TABLE audit_record (
  sequence INTEGER PRIMARY KEY,
  bytes TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  time TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.time')) VIRTUAL,
  kind TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.kind')) VIRTUAL,
  act TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.act')) VIRTUAL,
  clock TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.clock')) VIRTUAL,
  user_id TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.user.id')) VIRTUAL,
  user_role TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.user.role')) VIRTUAL,
  subject_id TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.subject')) VIRTUAL,
  study_event_id TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.studyEvent')) VIRTUAL,
  form_id TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.form')) VIRTUAL,
  entity TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.entity')) VIRTUAL,
  entity_id TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.entityId')) VIRTUAL,
  field TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.field')) VIRTUAL,
  check_id TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.check')) VIRTUAL,
  after_completion INTEGER GENERATED ALWAYS AS (json_extract(bytes, '$.detail.afterCompletion')) VIRTUAL
) STRICT;
CREATE INDEX audit_by_time ON audit_record (time);
CREATE INDEX audit_by_user ON audit_record (user_id);
CREATE INDEX audit_by_subject ON audit_record (subject_id);
CREATE INDEX audit_by_form ON audit_record (form_id);
CREATE INDEX audit_by_thing ON audit_record (entity_id, field);
CREATE INDEX audit_by_kind ON audit_record (kind);

CREATE TABLE audit_value (
  sequence INTEGER PRIMARY KEY REFERENCES audit_record(sequence) DEFERRABLE INITIALLY DEFERRED,
  old_salt BLOB,
  old_value TEXT,
  new_salt BLOB,
  new_value TEXT,
  reason_salt BLOB,
  reason TEXT
) STRICT;

CREATE TABLE signed_head (
  sequence INTEGER PRIMARY KEY,
  bytes TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TABLE draft (
  form_id TEXT PRIMARY KEY REFERENCES form(id),
  author TEXT NOT NULL REFERENCES user(id),
  base INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_item (
  form_id TEXT NOT NULL REFERENCES draft(form_id) ON DELETE CASCADE,
  entity TEXT NOT NULL CHECK (entity IN ('item', 'identityItem')),
  address TEXT NOT NULL,
  answer TEXT NOT NULL,
  first_author TEXT NOT NULL,
  first_kept_at TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (form_id, address)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER site_insert BEFORE INSERT ON site WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER user_insert BEFORE INSERT ON user WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER subject_insert BEFORE INSERT ON subject WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER study_event_insert BEFORE INSERT ON study_event WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER form_insert BEFORE INSERT ON form WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER check_confirmation_insert BEFORE INSERT ON check_confirmation WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER query_insert BEFORE INSERT ON query WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER query_message_insert BEFORE INSERT ON query_message WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER verification_insert BEFORE INSERT ON verification WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER audit_review_insert BEFORE INSERT ON audit_review WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER signature_insert BEFORE INSERT ON signature WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER hold_insert BEFORE INSERT ON hold WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER item_insert BEFORE INSERT ON item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER identity_item_insert BEFORE INSERT ON identity_item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER calculated_item_insert BEFORE INSERT ON calculated_item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER setting_insert BEFORE INSERT ON setting WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER audit_record_insert BEFORE INSERT ON audit_record WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER signed_head_insert BEFORE INSERT ON signed_head WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER site_update BEFORE UPDATE ON site WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER site_delete BEFORE DELETE ON site WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER user_update BEFORE UPDATE ON user WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER user_delete BEFORE DELETE ON user WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER subject_update BEFORE UPDATE ON subject WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER subject_delete BEFORE DELETE ON subject WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER study_event_update BEFORE UPDATE ON study_event WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER study_event_delete BEFORE DELETE ON study_event WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER form_update BEFORE UPDATE ON form WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER form_delete BEFORE DELETE ON form WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER check_confirmation_update BEFORE UPDATE ON check_confirmation WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER check_confirmation_delete BEFORE DELETE ON check_confirmation WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER query_update BEFORE UPDATE ON query WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER query_delete BEFORE DELETE ON query WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER query_message_update BEFORE UPDATE ON query_message WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER query_message_delete BEFORE DELETE ON query_message WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER verification_update BEFORE UPDATE ON verification WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER verification_delete BEFORE DELETE ON verification WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER audit_review_update BEFORE UPDATE ON audit_review WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER audit_review_delete BEFORE DELETE ON audit_review WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER signature_update BEFORE UPDATE ON signature WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER signature_delete BEFORE DELETE ON signature WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER hold_update BEFORE UPDATE ON hold WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER hold_delete BEFORE DELETE ON hold WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER item_update BEFORE UPDATE ON item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER item_delete BEFORE DELETE ON item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER identity_item_update BEFORE UPDATE ON identity_item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER identity_item_delete BEFORE DELETE ON identity_item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER calculated_item_update BEFORE UPDATE ON calculated_item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER calculated_item_delete BEFORE DELETE ON calculated_item WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER setting_update BEFORE UPDATE ON setting WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER setting_delete BEFORE DELETE ON setting WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER audit_record_update BEFORE UPDATE ON audit_record
  BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
CREATE TRIGGER audit_record_delete BEFORE DELETE ON audit_record
  BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
CREATE TRIGGER signed_head_update BEFORE UPDATE ON signed_head
  BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
CREATE TRIGGER signed_head_delete BEFORE DELETE ON signed_head
  BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
CREATE TRIGGER audit_value_insert BEFORE INSERT ON audit_value WHEN NOT EXISTS (SELECT 1 FROM door)
  BEGIN SELECT RAISE(ABORT, 'the record is changed through the door only'); END;
CREATE TRIGGER audit_value_update BEFORE UPDATE ON audit_value WHEN NOT EXISTS (SELECT 1 FROM door WHERE purpose = 'redaction')
  BEGIN SELECT RAISE(ABORT, 'values leave the trail by redaction only'); END;
CREATE TRIGGER audit_value_delete BEFORE DELETE ON audit_value WHEN NOT EXISTS (SELECT 1 FROM door WHERE purpose = 'redaction')
  BEGIN SELECT RAISE(ABORT, 'values leave the trail by redaction only'); END;
CREATE TRIGGER installation_key_update BEFORE UPDATE ON installation_key
  BEGIN SELECT RAISE(ABORT, 'the key of the installation is never changed'); END;
CREATE TRIGGER installation_key_delete BEFORE DELETE ON installation_key
  BEGIN SELECT RAISE(ABORT, 'the key of the installation is never changed'); END;
`,
}
