import type { ReadableDb } from '../store/database.ts'
import { NO_MARKS, type CellMarks } from './matrixCells.ts'
import { rowsOf } from './query.ts'

const DRAFTS = 'SELECT d.form_id AS id, u.name FROM draft d JOIN user u ON u.id = d.author'
const QUERIES = /* SQL */ `
SELECT form_id AS id, count(*) AS number FROM query WHERE status IN ('open', 'answered') AND form_id IS NOT NULL
GROUP BY form_id`
const VERIFIED = /* SQL */ `
SELECT v.form_id AS id FROM verification v
WHERE v.status = 'verified' AND v.address IS NULL AND v.form_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM item i WHERE i.form_id = v.form_id AND i.sequence > v.verified_sequence)`

/** Drafts, open queries and source verification of every form, read once for a list. */
export function readMarks(db: ReadableDb): (formId: string) => CellMarks {
  const drafts = new Map(rowsOf<{ id: string; name: string }>(db, DRAFTS).map(({ id, name }) => [id, name]))
  const queries = new Map(rowsOf<{ id: string; number: number }>(db, QUERIES).map(({ id, number }) => [id, number]))
  const verified = new Set(rowsOf<{ id: string }>(db, VERIFIED).map(({ id }) => id))
  return (formId) => {
    const known = drafts.has(formId) || queries.has(formId) || verified.has(formId)
    if (!known) return NO_MARKS
    return {
      draftBy: drafts.get(formId) ?? null,
      openQueries: queries.get(formId) ?? 0,
      verified: verified.has(formId),
    }
  }
}
