import type { ReadableDb } from '../store/database.ts'
import type { Act, Change } from './change.ts'
import { refuse } from './refusal.ts'

/**
 * The order of things that no act may go round (R26): no lock while a query is open or a draft lies there, no signature over a
 * draft, no form signature on a form that is not complete. Throws a Refusal.
 */
export function guardAct(db: ReadableDb, act: Act): void {
  for (const change of act.changes) {
    if (change.field === 'locked' && change.value === true) guardLock(db, change)
    if (change.entity === 'signature' && change.field === 'scope') guardSignature(db, act, change)
  }
}

function guardLock(db: ReadableDb, { entity, id }: Change): void {
  if (!isScope(entity)) return
  if (count(db, DRAFTS[entity], id)) throw refuse.draft()
  if (count(db, OPEN_QUERIES[entity], id)) throw refuse.openQueries()
}

function guardSignature(db: ReadableDb, act: Act, { id, value: scope }: Change): void {
  if (!isScope(scope)) return
  const signed = act.changes.find((change) => change.id === id && change.field === `${scope}Id`)?.value
  if (typeof signed !== 'string') throw refuse.incomplete()
  if (count(db, DRAFTS[scope], signed)) throw refuse.draft()
  if (scope !== 'form') return
  const form = db.prepare<{ state: string }>('SELECT state FROM form WHERE id = ?').get(signed)
  if (form?.state !== 'complete') throw refuse.notComplete()
}

type Scope = 'form' | 'studyEvent' | 'subject' | 'site'
const isScope = (name: unknown): name is Scope => typeof name === 'string' && Object.hasOwn(DRAFTS, name)

const DRAFT = 'SELECT count(*) AS number FROM draft JOIN form ON form.id = draft.form_id'
const DRAFTS: Readonly<Record<Scope, string>> = {
  form: `${DRAFT} WHERE form.id = ?`,
  studyEvent: `${DRAFT} WHERE form.study_event_id = ?`,
  subject: `${DRAFT} WHERE form.subject_id = ?`,
  site: `${DRAFT} JOIN subject ON subject.id = form.subject_id WHERE subject.site_id = ?`,
}

const QUERY = `SELECT count(*) AS number FROM query WHERE status IN ('open', 'answered')`
const OPEN_QUERIES: Readonly<Record<Scope, string>> = {
  form: `${QUERY} AND form_id = ?`,
  studyEvent: `${QUERY} AND study_event_id = ?`,
  subject: `${QUERY} AND subject_id = ?`,
  site: `${QUERY} AND subject_id IN (SELECT id FROM subject WHERE site_id = ?)`,
}

function count(db: ReadableDb, sql: string, id: string): number {
  return db.prepare<{ number: number }>(sql).get(id)?.number ?? 0
}
