import type { ReadableDb } from '../store/database.ts'
import { IS_CONTENT } from './content.ts'

/** Where a lock or a signature reaches. */
export type Scope = 'form' | 'studyEvent' | 'subject' | 'site'

/** A form that keeps its place from being locked (R26). */
export interface UnsignedForm {
  readonly formId: string
  readonly subjectId: string
  readonly studyEventId: string | null
  readonly oid: string
  readonly repeat: number
  /** Started and not complete; complete and never signed; signed, and changed since (R32). */
  readonly state: 'incomplete' | 'unsigned' | 'changedSince'
}

/** The forms of a scope, `f` in the query. */
export const FORMS_IN: Readonly<Record<Scope, string>> = {
  form: 'f.id = ?',
  studyEvent: 'f.study_event_id = ?',
  subject: 'f.subject_id = ?',
  site: 'f.subject_id IN (SELECT id FROM subject WHERE site_id = ?)',
}

/** A valid signature on the form `f`, on its visit or on the casebook. */
const COVERS = /* SQL */ `
s.subject_id = f.subject_id AND s.status = 'valid'
  AND (s.form_id = f.id OR s.scope = 'studyEvent' AND s.study_event_id = f.study_event_id OR s.scope = 'subject')`

const HOLDS_ANSWERS = /* SQL */ `
(EXISTS (SELECT 1 FROM item i WHERE i.form_id = f.id) OR EXISTS (SELECT 1 FROM identity_item i WHERE i.form_id = f.id)
  OR EXISTS (SELECT 1 FROM form_entry y WHERE y.form_id = f.id))`

const select = (scope: Scope): string => /* SQL */ `
SELECT f.id AS formId, f.subject_id AS subjectId, f.study_event_id AS studyEventId, f.oid, f.repeat,
  CASE WHEN f.state <> 'complete' THEN 'incomplete'
    WHEN EXISTS (SELECT 1 FROM signature s WHERE ${COVERS}) THEN 'changedSince' ELSE 'unsigned' END AS state
FROM form f WHERE ${FORMS_IN[scope]} AND coalesce(f.struck, 0) = 0 AND (
  f.state <> 'complete' AND ${HOLDS_ANSWERS}
  OR f.state = 'complete' AND NOT EXISTS (
    SELECT 1 FROM signature s WHERE ${COVERS} AND NOT EXISTS (
      SELECT 1 FROM audit_record WHERE form_id = f.id AND sequence > s.signed_sequence AND ${IS_CONTENT})))
ORDER BY f.subject_id, f.created`

/** The forms that hold answers and are not complete, or are complete and not signed as they are now. */
export function unsignedForms(db: ReadableDb, scope: Scope, id: string): readonly UnsignedForm[] {
  return db.prepare<UnsignedForm>(select(scope)).all(id)
}
