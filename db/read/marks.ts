import { waitingForms } from '../entries/waiting.ts'
import type { ReadableDb } from '../store/database.ts'
import { NO_MARKS, type CellMarks } from './matrixCells.ts'
import { rowsOf } from './query.ts'
import { isVerified, ticksOfSubject } from './verificationTicks.ts'

const DRAFTS = 'SELECT d.form_id AS id, u.name FROM draft d JOIN user u ON u.id = d.author'
const QUERIES = /* SQL */ `
SELECT form_id AS id, count(*) AS number FROM query WHERE status IN ('open', 'answered') AND form_id IS NOT NULL
GROUP BY form_id`
/**
 * Drafts and open queries of every form, read once for a list; with a child named, source verification of its forms too, which the
 * lists of many children do not show.
 */
export function readMarks(db: ReadableDb, subjectId?: string): (formId: string) => CellMarks {
  const drafts = new Map(rowsOf<{ id: string; name: string }>(db, DRAFTS).map(({ id, name }) => [id, name]))
  const queries = new Map(rowsOf<{ id: string; number: number }>(db, QUERIES).map(({ id, number }) => [id, number]))
  const verified = new Set(subjectId === undefined ? [] : verifiedForms(db, subjectId))
  const waiting = waitingForms(db)
  return (formId) => {
    const known = drafts.has(formId) || queries.has(formId) || verified.has(formId) || waiting.has(formId)
    if (!known) return NO_MARKS
    return {
      draftBy: drafts.get(formId) ?? null,
      openQueries: queries.get(formId) ?? 0,
      verified: verified.has(formId),
      waitsFor: waiting.get(formId) ?? null,
    }
  }
}

function verifiedForms(db: ReadableDb, subjectId: string): readonly string[] {
  return [...ticksOfSubject(db, subjectId)].filter(([, ticks]) => isVerified(ticks)).map(([formId]) => formId)
}
