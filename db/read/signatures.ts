import type { ReadableDb } from '../store/database.ts'
import { contentChangesSince } from './contentChanges.ts'
import type { FormRow } from './formRow.ts'
import { rowsOf } from './query.ts'
import { localTime } from './readContext.ts'

/** A valid signature and the last record it could know of; a later change takes it away from what it signed (R32). */
export interface StoredSignature {
  readonly formId: string | null
  readonly studyEventId: string | null
  readonly signer: string
  readonly role: string
  readonly at: string
  readonly sequence: number
}

const SQL = /* SQL */ `
SELECT s.form_id AS formId, s.study_event_id AS studyEventId, s.signer, s.signed_sequence AS sequence,
  json_extract(a.bytes, '$.user.role') AS role, a.time, json_extract(a.bytes, '$.offset') AS offset
FROM signature s JOIN audit_record a ON a.sequence = s.created
WHERE s.subject_id = ? AND s.status = 'valid' ORDER BY s.created DESC`

/** The valid signatures on a child's forms, visits and casebook, newest first. */
export function signaturesOfSubject(db: ReadableDb, subjectId: string): readonly StoredSignature[] {
  return rowsOf<Omit<StoredSignature, 'at'> & { time: string; offset: string }>(db, SQL, subjectId).map(
    ({ time, offset, ...row }) => ({ ...row, at: localTime(time, offset) }),
  )
}

/** What has changed since the oldest of the signatures in the forms that somebody signed, by form id. */
export function changesOfSigned(
  db: ReadableDb,
  forms: readonly FormRow[],
  signatures: readonly StoredSignature[],
): ReadonlyMap<string, number> {
  const signed = forms.filter((form) => signatures.some((signature) => covers(signature, form)))
  if (signed.length === 0) return new Map()
  return contentChangesSince(
    db,
    signed.map(({ id }) => id),
    Math.min(...signatures.map(({ sequence }) => sequence)),
  )
}

/** Whether the signature is one of the form, of its visit or of the whole casebook. */
export function covers({ formId, studyEventId }: StoredSignature, form: Pick<FormRow, 'id' | 'studyEventId'>): boolean {
  return formId !== null ? formId === form.id : studyEventId === null || studyEventId === form.studyEventId
}
