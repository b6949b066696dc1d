import type { ReadableDb } from '../store/database.ts'
import type { Act } from './change.ts'
import { refuse } from './refusal.ts'

/**
 * The order of things that no act may go round (R26): no lock while a query is open or a draft lies there, no form signature
 * on a form that is not complete or has a draft. Throws a Refusal.
 */
export function guardAct(db: ReadableDb, act: Act): void {
  for (const change of act.changes) {
    if (change.field === 'locked' && change.value === true) {
      if (count(db, DRAFTS[change.entity], change.id)) throw refuse.draft()
      if (count(db, OPEN_QUERIES[change.entity], change.id)) throw refuse.openQueries()
    }
    if (change.entity === 'signature' && change.field === 'formId' && typeof change.value === 'string') {
      const form = db.prepare<{ state: string }>('SELECT state FROM form WHERE id = ?').get(change.value)
      if (form?.state !== 'complete') throw refuse.notComplete()
      if (count(db, DRAFTS['form'], change.value)) throw refuse.draft()
    }
  }
}

const DRAFT = 'SELECT count(*) AS number FROM draft JOIN form ON form.id = draft.form_id'
const DRAFTS: Readonly<Record<string, string>> = {
  form: `${DRAFT} WHERE form.id = ?`,
  studyEvent: `${DRAFT} WHERE form.study_event_id = ?`,
  subject: `${DRAFT} WHERE form.subject_id = ?`,
  site: `${DRAFT} JOIN subject ON subject.id = form.subject_id WHERE subject.site_id = ?`,
}

const QUERY = `SELECT count(*) AS number FROM query WHERE status IN ('open', 'answered')`
const OPEN_QUERIES: Readonly<Record<string, string>> = {
  form: `${QUERY} AND form_id = ?`,
  studyEvent: `${QUERY} AND study_event_id = ?`,
  subject: `${QUERY} AND subject_id = ?`,
  site: `${QUERY} AND subject_id IN (SELECT id FROM subject WHERE site_id = ?)`,
}

function count(db: ReadableDb, sql: string | undefined, id: string): number {
  return sql === undefined ? 0 : (db.prepare<{ number: number }>(sql).get(id)?.number ?? 0)
}
