import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/record/canonical.ts'
import type { ReadableDb } from '../store/database.ts'

/** What a signature stands for. */
export type SignedScope = 'form' | 'studyEvent' | 'subject'

const COLUMN = { form: 'form_id', studyEvent: 'study_event_id', subject: 'subject_id' } as const

/** Which audit records are content: answers, struck rows, computed values, confirmations, and what form, visit and child say of themselves. */
export const IS_CONTENT = /* SQL */ `
(entity IN ('item', 'identityItem', 'calculatedItem', 'struckRow', 'checkConfirmation')
  OR entity IN ('form', 'studyEvent', 'subject') AND field NOT IN ('state', 'onceCompleted', 'frozen', 'locked'))`

/**
 * Hex SHA-256 over the content of a form, a visit or a whole casebook: for each item and field that says something, the
 * commitment of its last record up to `sequence` (default: now). A signature is bound to this (R29); a record is 'changed since
 * signature' when it differs from the signature's own (R32). Locks and states are not content. It is made of commitments and
 * not of values, so a redaction does not break it, and anybody with the trail can compute it.
 */
export function contentHash(
  db: ReadableDb,
  scope: SignedScope,
  id: string,
  sequence: number = Number.MAX_SAFE_INTEGER,
): string {
  const lines = db
    .prepare<{ entity: string; entity_id: string; field: string; commitment: string | null; last: number }>(
      `SELECT entity, entity_id, field, json_extract(bytes, '$.new') AS commitment, max(sequence) AS last
       FROM audit_record
       WHERE ${COLUMN[scope]} = ? AND sequence <= ? AND ${IS_CONTENT}
       GROUP BY entity, entity_id, field`,
    )
    .all(id, sequence)
    .flatMap(({ entity, entity_id, field, commitment }) =>
      commitment === null ? [] : [canonicalJson([entity, entity_id, field, commitment])],
    )
    .toSorted()
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex')
}
