import type { SignatureView } from '../../shared/ipc/views/signatures.ts'
import { IS_CONTENT } from '../record/content.ts'
import { refuse } from '../record/refusal.ts'
import { rowOf, rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { placeOfTarget } from './signTarget.ts'

interface Stored {
  readonly signatureId: string
  readonly scope: SignatureView['scope']
  readonly target: string
  readonly printedName: string
  readonly role: string
  readonly meaning: string
  readonly signedAt: string
  readonly offset: string
  readonly contentHash: string
  readonly state: SignatureView['state']
}

const SELECT = /* SQL */ `
SELECT s.id AS signatureId, s.scope, s.printed_name AS printedName, a.user_role AS role, s.meaning,
  s.signed_at AS signedAt, a.bytes ->> '$.offset' AS offset, s.content_hash AS contentHash,
  CASE s.scope WHEN 'form' THEN s.form_id WHEN 'studyEvent' THEN s.study_event_id ELSE s.subject_id END AS target,
  CASE WHEN s.status <> 'valid' THEN 'withdrawn' WHEN EXISTS (
    SELECT 1 FROM audit_record WHERE subject_id = s.subject_id AND sequence > s.signed_sequence AND ${IS_CONTENT}
      AND CASE s.scope WHEN 'form' THEN form_id = s.form_id WHEN 'studyEvent' THEN study_event_id = s.study_event_id
        ELSE TRUE END) THEN 'changedSince' ELSE 'holds' END AS state
FROM signature s JOIN audit_record a ON a.sequence = s.created`

/** The signatures of a child, or of all, newest first, each with name, time and meaning (R28) and whether it holds (R32). */
export function readSignatures(context: ReadContext, subjectId: string | null): readonly SignatureView[] {
  const rows =
    subjectId === null
      ? rowsOf<Stored>(context.db, `${SELECT} ORDER BY s.created DESC`)
      : rowsOf<Stored>(context.db, `${SELECT} WHERE s.subject_id = ? ORDER BY s.created DESC`, subjectId)
  return rows.map((row) => toView(context, row))
}

/** One signature. Throws a Refusal 'notFound'. */
export function readSignature(context: ReadContext, signatureId: string): SignatureView {
  const row = rowOf<Stored>(context.db, `${SELECT} WHERE s.id = ?`, signatureId)
  if (!row) throw refuse.notFound()
  return toView(context, row)
}

function toView({ db }: ReadContext, { target, ...row }: Stored): SignatureView {
  return { ...row, ...placeOfTarget(db, { scope: row.scope, id: target }) }
}
