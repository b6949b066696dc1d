import type { ReviewFilter, ReviewPage, ReviewRow, Risk } from '../../shared/ipc/views/review.ts'
import type { ReadableDb } from '../store/database.ts'
import { lateDaysOf, risksOf, type ReviewedAct } from './actRisks.ts'
import { rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { settingsInForce } from './settingsInForce.ts'

/** Acts looked at for one page: a page answers in a moment also where nothing is worth a look for years. */
const LOOKED_AT = 2_000
/** Further acts before them, so that the minute before the oldest is known. */
const BEFORE = 50

interface Act extends ReviewedAct {
  readonly fromSequence: number
  readonly toSequence: number
  readonly by: string | null
  readonly role: string | null
  readonly subjectId: string | null
  readonly subjectCode: string | null
  readonly studyEventOid: string | null
}

interface StoredAct extends Omit<Act, 'afterCompletion' | 'hadTotal'> {
  readonly afterCompletion: number
  readonly hadTotal: number
}

/**
 * Acts by their signed heads: each closes one act. What is asked of the records of an act is asked of its own stretch of the trail.
 */
const ACTS = /* SQL */ `
WITH head AS (
  SELECT h.sequence AS last,
    coalesce((SELECT max(p.sequence) FROM signed_head p WHERE p.sequence < h.sequence), 0) + 1 AS first
  FROM signed_head h WHERE h.sequence < ? ORDER BY h.sequence DESC LIMIT ?)
SELECT head.first AS fromSequence, head.last AS toSequence, a.kind, a.time, a.bytes ->> '$.offset' AS offset,
  a.user_id AS userId, a.bytes ->> '$.user.name' AS "by", a.user_role AS role, a.subject_id AS subjectId,
  s.code AS subjectCode, e.oid AS studyEventOid, a.form_id AS formId, f.oid AS form,
  EXISTS (SELECT 1 FROM audit_record r WHERE r.sequence BETWEEN head.first AND head.last
    AND r.entity IN ('item', 'identityItem') AND r.after_completion = 1) AS afterCompletion,
  EXISTS (SELECT 1 FROM audit_record r WHERE r.form_id = a.form_id AND r.sequence < head.first
    AND r.entity = 'calculatedItem') AS hadTotal,
  (SELECT r.bytes ->> '$.observed' FROM audit_record r WHERE r.sequence BETWEEN head.first AND head.last
    AND r.bytes ->> '$.observed' IS NOT NULL LIMIT 1) AS observed
FROM head JOIN audit_record a ON a.sequence = head.last
LEFT JOIN subject s ON s.id = a.subject_id LEFT JOIN study_event e ON e.id = a.study_event_id
LEFT JOIN form f ON f.id = a.form_id
ORDER BY head.last DESC`

/** Acts of the trail that are worth a look, newest first, a page at a time (R43). Holds no value of any item. */
export function readReviewPage(
  { db }: ReadContext,
  { filter, before, limit }: { readonly filter: ReviewFilter; readonly before: number | null; readonly limit: number },
): ReviewPage {
  const settings = settingsInForce(db)
  const reviewOf = readReviews(db)
  const chunk = rowsOf<StoredAct>(db, ACTS, before ?? Number.MAX_SAFE_INTEGER, LOOKED_AT + BEFORE).map((act): Act => ({
    ...act,
    afterCompletion: act.afterCompletion === 1,
    hadTotal: act.hadTotal === 1,
  }))
  const rows: ReviewRow[] = []
  const looked = chunk.slice(0, LOOKED_AT)
  for (const [index, act] of looked.entries()) {
    const risks = risksOf(act, chunk.slice(index, index + BEFORE), settings)
    if (risks.length === 0) continue
    const row = toRow(act, risks, reviewOf(act))
    if (!isWanted(row, filter)) continue
    rows.push(row)
    if (rows.length === limit) return { rows, next: index + 1 < chunk.length ? act.fromSequence : null }
  }
  return { rows, next: chunk.length > looked.length ? (looked.at(-1)?.fromSequence ?? null) : null }
}

function isWanted({ risks, subjectId, reviewed, time }: ReviewRow, filter: ReviewFilter): boolean {
  if (filter.risks !== undefined && !filter.risks.some((risk) => risks.includes(risk))) return false
  if (filter.subjectId !== undefined && filter.subjectId !== subjectId) return false
  if (filter.reviewed !== undefined && filter.reviewed !== (reviewed !== null)) return false
  return (filter.from === undefined || time >= filter.from) && (filter.to === undefined || time <= filter.to)
}

function toRow(act: Act, risks: readonly Risk[], reviewed: ReviewRow['reviewed']): ReviewRow {
  return {
    fromSequence: act.fromSequence,
    toSequence: act.toSequence,
    risks: [...risks],
    kind: act.kind,
    time: act.time,
    offset: act.offset,
    by: act.by,
    role: act.role,
    subjectId: act.subjectId,
    subjectCode: act.subjectCode,
    studyEventOid: act.studyEventOid,
    formId: act.formId,
    form: act.form,
    records: act.toSequence - act.fromSequence + 1,
    lateDays: risks.includes('lateEntry') ? lateDaysOf(act) : null,
    reviewed,
  }
}

interface Review {
  readonly formId: string | null
  readonly fromSequence: number
  readonly toSequence: number
  readonly outcome: 'accepted' | 'questioned'
  readonly note: string | null
  readonly by: string | null
  readonly at: string
}

const REVIEWS = /* SQL */ `
SELECT r.form_id AS formId, r.from_sequence AS fromSequence, r.to_sequence AS toSequence, r.outcome, r.note,
  a.bytes ->> '$.user.name' AS "by", a.time AS at
FROM audit_review r JOIN audit_record a ON a.sequence = r.created ORDER BY r.created`

/** The newest review that covers an act whole. */
function readReviews(db: ReadableDb): (act: Act) => ReviewRow['reviewed'] {
  const reviews = rowsOf<Review>(db, REVIEWS)
  return ({ fromSequence, toSequence, formId }) => {
    const found = reviews.findLast(
      (review) =>
        review.fromSequence <= fromSequence &&
        review.toSequence >= toSequence &&
        (review.formId === null || review.formId === formId),
    )
    return found ? { outcome: found.outcome, by: found.by ?? '', at: found.at, note: found.note } : null
  }
}
