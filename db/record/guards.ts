import type { ReadableDb } from '../store/database.ts'
import type { Act, Actor, Change } from './change.ts'
import { contentHash } from './content.ts'
import { refuse } from './refusal.ts'
import { FORMS_IN, unsignedForms, type Scope } from './unsigned.ts'

/**
 * The order of things that no act may go round (R26): no lock while a query is open, a draft lies there or a signature is
 * missing; no signature over a draft or an incomplete form, in another's name or over something else (R29, R31); no query
 * cancelled by somebody else than who raised it. Throws a Refusal.
 */
export function guardAct(db: ReadableDb, actor: Actor | null, act: Act): void {
  for (const change of act.changes) {
    const { entity, field, value } = change
    if (field === 'locked' && value === true) guardLock(db, change)
    if (entity === 'signature' && field === 'scope') guardSignature(db, actor, act, change)
    if (entity === 'signature' && field === 'status' && value === 'withdrawn') guardWithdrawal(db, actor, change)
    if (entity === 'query' && field === 'status' && value === 'cancelled') guardCancel(db, actor, act, change)
  }
}

function guardLock(db: ReadableDb, { entity, id }: Change): void {
  if (!isScope(entity)) return
  if (count(db, drafts(entity), id)) throw refuse.draft()
  if (count(db, OPEN_QUERIES[entity], id)) throw refuse.openQueries()
  if (unsignedForms(db, entity, id).length > 0) throw refuse.unsigned()
}

function guardSignature(db: ReadableDb, actor: Actor | null, act: Act, { id, value: scope }: Change): void {
  if (!isScope(scope) || scope === 'site') return
  const said = (field: string) => act.changes.find((change) => change.id === id && change.field === field)?.value
  if (said('signer') !== actor?.id || said('printedName') !== actor?.name) throw refuse.signsForAnother()
  const signed = said(`${scope}Id`)
  if (typeof signed !== 'string') throw refuse.incomplete()
  if (count(db, drafts(scope), signed)) throw refuse.draft()
  const hasIncomplete = unsignedForms(db, scope, signed).some(({ state }) => state === 'incomplete')
  if (hasIncomplete || (scope === 'form' && !isComplete(db, signed))) throw refuse.notComplete()
  if (said('contentHash') !== contentHash(db, scope, signed)) throw refuse.signsForAnother()
}

function guardWithdrawal(db: ReadableDb, actor: Actor | null, { id }: Change): void {
  const row = db.prepare<{ signer: string }>('SELECT signer FROM signature WHERE id = ?').get(id)
  if (row?.signer !== actor?.id) throw refuse.signsForAnother()
}

function guardCancel(db: ReadableDb, actor: Actor | null, act: Act, { id }: Change): void {
  const query = db
    .prepare<{ status: string; origin: string; raisedBy: string | null }>(
      `SELECT status, origin, (SELECT user_id FROM audit_record WHERE sequence = query.created) AS raisedBy
       FROM query WHERE id = ?`,
    )
    .get(id)
  const isOwn = query?.origin === 'manual' && query.status === 'open' && query.raisedBy === actor?.id
  if (act.kind !== 'query.cancelled' || !isOwn) throw refuse.notYourQuery()
}

function isComplete(db: ReadableDb, formId: string): boolean {
  return db.prepare<{ state: string }>('SELECT state FROM form WHERE id = ?').get(formId)?.state === 'complete'
}

const isScope = (name: unknown): name is Scope => typeof name === 'string' && Object.hasOwn(FORMS_IN, name)

const drafts = (scope: Scope): string =>
  `SELECT count(*) AS number FROM draft d JOIN form f ON f.id = d.form_id WHERE ${FORMS_IN[scope]}`

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
