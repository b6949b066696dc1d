import type { LockPlace, LockState } from '../../shared/ipc/views/locks.ts'
import { may } from '../../shared/roles.ts'
import { refuse } from '../record/refusal.ts'
import { FORMS_IN, unsignedForms, type Scope } from '../record/unsigned.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowOf, rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'

const flag = (table: string, field: string) => `coalesce(${table}.${field}, 0)`
const above = (tables: readonly string[], field: string) =>
  tables.length === 0 ? '0' : tables.map((table) => flag(table, field)).join(' + ')

/** What a place says of itself, and what those that hold it say. */
const standing = (own: string, holders: readonly string[], from: string): string => /* SQL */ `
SELECT ${own}.id, ${flag(own, 'frozen')} AS frozen, ${flag(own, 'locked')} AS locked,
  ${above(holders, 'frozen')} AS frozenAbove, ${above(holders, 'locked')} AS lockedAbove
FROM ${from} WHERE ${own}.id = ?`

const STANDING: Readonly<Record<Scope, string>> = {
  form: standing(
    'f',
    ['e', 's', 't'],
    'form f JOIN subject s ON s.id = f.subject_id JOIN site t ON t.id = s.site_id LEFT JOIN study_event e ON e.id = f.study_event_id',
  ),
  studyEvent: standing(
    'e',
    ['s', 't'],
    'study_event e JOIN subject s ON s.id = e.subject_id JOIN site t ON t.id = s.site_id',
  ),
  subject: standing('s', ['t'], 'subject s JOIN site t ON t.id = s.site_id'),
  site: standing('t', [], 'site t'),
}

const openQueries = (scope: Scope): string =>
  scope === 'site'
    ? `SELECT count(*) AS number FROM query WHERE status IN ('open', 'answered')
       AND subject_id IN (SELECT id FROM subject WHERE site_id = ?)`
    : `SELECT count(*) AS number FROM query WHERE status IN ('open', 'answered')
       AND ${{ form: 'form_id', studyEvent: 'study_event_id', subject: 'subject_id' }[scope]} = ?`

const drafts = (scope: Scope): string => /* SQL */ `
SELECT f.id AS formId, f.oid AS form, s.code AS subjectCode, u.name AS "by"
FROM draft d JOIN form f ON f.id = d.form_id JOIN subject s ON s.id = f.subject_id JOIN user u ON u.id = d.author
WHERE ${FORMS_IN[scope]} ORDER BY s.code, f.created`

/**
 * How a form, a visit, a child or the study stands, what keeps it from being locked (R26), and what this person may do about it.
 * Throws a Refusal 'notFound'.
 */
export function readLockState({ db, person }: ReadContext, place: LockPlace): LockState {
  const { scope } = place
  const id = place.scope === 'site' ? siteId(db) : place.id
  const row = rowOf<Record<'frozen' | 'locked' | 'frozenAbove' | 'lockedAbove', number>>(db, STANDING[scope], id)
  if (!row) throw refuse.notFound()
  const frozen = row.frozen === 1
  const locked = row.locked === 1
  const lockedAbove = row.lockedAbove > 0
  const stands = !locked && !lockedAbove
  const open = rowOf<{ number: number }>(db, openQueries(scope), id)?.number ?? 0
  const draftRows = rowsOf<LockState['drafts'][number]>(db, drafts(scope), id)
  const unsigned = unsignedRows(db, scope, id)
  const isReady = open === 0 && draftRows.length === 0 && unsigned.length === 0
  return {
    scope,
    id,
    frozen,
    locked,
    frozenAbove: row.frozenAbove > 0,
    lockedAbove,
    openQueries: open,
    drafts: [...draftRows],
    unsigned,
    may: {
      freeze: stands && !frozen && may(person.role, 'form.freeze'),
      unfreeze: stands && frozen && may(person.role, 'form.freeze'),
      lock: !locked && isReady && may(person.role, 'form.lock'),
      unlock: locked && may(person.role, 'form.unlock'),
    },
  }
}

function unsignedRows(db: ReadableDb, scope: Scope, id: string): LockState['unsigned'] {
  return unsignedForms(db, scope, id).map(({ formId, oid, subjectId, studyEventId, state }) => ({
    formId,
    form: oid,
    subjectCode: rowOf<{ code: string }>(db, 'SELECT code FROM subject WHERE id = ?', subjectId)?.code ?? '',
    studyEventOid:
      studyEventId === null
        ? null
        : (rowOf<{ oid: string }>(db, 'SELECT oid FROM study_event WHERE id = ?', studyEventId)?.oid ?? null),
    state,
  }))
}

function siteId(db: ReadableDb): string {
  const site = rowOf<{ id: string }>(db, 'SELECT id FROM site ORDER BY created LIMIT 1')
  if (!site) throw refuse.notFound()
  return site.id
}
