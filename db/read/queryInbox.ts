import { daysBetween } from '../../shared/dates/civilDate.ts'
import { parseAddressKey } from '../../shared/form/address.ts'
import { todayOf } from '../../shared/form/context.ts'
import type { QueryFilter, QueryRow } from '../../shared/ipc/views/queries.ts'
import { may, rolesWith, type Role } from '../../shared/roles.ts'
import type { SqlValue } from '../store/database.ts'
import { checkWords } from './checkWords.ts'
import { isIdentityItem, wordsAboutIdentity } from './identityItem.ts'
import { rowsOf } from './query.ts'
import { localTime, siteContext, type ReadContext } from './readContext.ts'
import { visibleNames } from './visibleName.ts'

/** A query with its place and its raising. */
interface Stored {
  readonly id: string
  readonly subjectId: string
  readonly subjectCode: string
  readonly studyEventOid: string | null
  readonly studyEventRepeat: number | null
  readonly formId: string | null
  readonly form: string | null
  readonly version: string | null
  readonly address: string | null
  readonly text: string
  readonly status: QueryRow['status']
  readonly origin: QueryRow['origin']
  readonly check: string | null
  readonly assignedTo: Role | null
  readonly locked: number
  readonly raisedById: string | null
  readonly raisedByRole: Role | null
  readonly raisedBy: string | null
  readonly raisedAt: string
  readonly offset: string
  readonly messages: number
}

const SELECT = /* SQL */ `
SELECT q.id, q.subject_id AS subjectId, s.code AS subjectCode, e.oid AS studyEventOid, e.repeat AS studyEventRepeat,
  q.form_id AS formId, f.oid AS form, f.version, q.address, q.text, q.status, q.origin, q.check_id AS "check",
  q.assignee_role AS assignedTo,
  max(coalesce(f.locked, 0), coalesce(e.locked, 0), coalesce(s.locked, 0), coalesce(t.locked, 0)) AS locked,
  a.user_id AS raisedById, a.user_role AS raisedByRole, a.bytes ->> '$.user.name' AS raisedBy, a.time AS raisedAt,
  a.bytes ->> '$.offset' AS offset, (SELECT count(*) FROM query_message m WHERE m.query_id = q.id) AS messages
FROM query q
JOIN subject s ON s.id = q.subject_id
JOIN site t ON t.id = s.site_id
JOIN audit_record a ON a.sequence = q.created
LEFT JOIN form f ON f.id = q.form_id
LEFT JOIN study_event e ON e.id = q.study_event_id`

/** The queries that a filter means, oldest first (R25): each with whose step is next and what this person may do. */
export function readQueries(context: ReadContext, filter: QueryFilter): readonly QueryRow[] {
  const { sql, parameters } = where(filter)
  const names = visibleNames(context.db, context.person.role)
  const today = todayOf(siteContext(context))
  const say = checkWords(context)
  return rowsOf<Stored>(context.db, `${SELECT} WHERE ${sql} ORDER BY q.created`, ...parameters)
    .map((stored) => toRow(context, { ...stored, text: say(stored) }, names, today))
    .filter(({ waitsForMe, waitingFor, ageDays }) => {
      if (filter.waiting === 'me' && !waitsForMe) return false
      if (filter.waiting === 'others' && (waitsForMe || waitingFor.length === 0)) return false
      return filter.olderThan === undefined || ageDays > filter.olderThan
    })
}

/** One query, or undefined. */
export function readQuery(context: ReadContext, queryId: string): QueryRow | undefined {
  const [stored] = rowsOf<Stored>(context.db, `${SELECT} WHERE q.id = ?`, queryId)
  if (!stored) return undefined
  const text = checkWords(context)(stored)
  return toRow(
    context,
    { ...stored, text },
    visibleNames(context.db, context.person.role),
    todayOf(siteContext(context)),
  )
}

function where(filter: QueryFilter): { readonly sql: string; readonly parameters: readonly SqlValue[] } {
  const parts: string[] = ['TRUE']
  const parameters: SqlValue[] = []
  const add = (sql: string, value: SqlValue | undefined) => {
    if (value === undefined) return
    parts.push(sql)
    parameters.push(value)
  }
  if (filter.status === 'waiting') parts.push(`q.status IN ('open', 'answered')`)
  else add('q.status = ?', filter.status)
  add('q.subject_id = ?', filter.subjectId)
  add('q.form_id = ?', filter.formId)
  return { sql: parts.join(' AND '), parameters }
}

function toRow({ person }: ReadContext, stored: Stored, names: ReadonlyMap<string, string>, today: string): QueryRow {
  const address = stored.address === null ? null : parseAddressKey(stored.address)
  const isIdentity =
    address !== null &&
    stored.form !== null &&
    stored.version !== null &&
    isIdentityItem(stored.form, stored.version, address)
  const writer = stored.origin === 'check' ? null : stored.raisedByRole
  const waitingFor = whoseStep(stored)
  return {
    id: stored.id,
    subjectId: stored.subjectId,
    subjectCode: stored.subjectCode,
    name: names.get(stored.subjectId) ?? null,
    studyEventOid: stored.studyEventOid,
    studyEventRepeat: stored.studyEventRepeat,
    formId: stored.formId,
    form: stored.form,
    address,
    text: isIdentity ? wordsAboutIdentity(stored.text, writer, person.role) : stored.text,
    status: stored.status,
    origin: stored.origin,
    check: stored.check,
    assignedTo: stored.assignedTo,
    messages: stored.messages,
    raisedBy: stored.raisedBy ?? 'Trialbook',
    raisedAt: stored.raisedAt,
    ageDays: Math.max(0, daysBetween(localTime(stored.raisedAt, stored.offset).slice(0, 10), today)),
    waitingFor: [...waitingFor],
    waitsForMe: waitingFor.includes(person.role),
    may: rightsOn(stored, person),
  }
}

/** An open query waits for the role it is put to, else for whoever answers; an answered one for whoever may close it. */
function whoseStep({ status, assignedTo }: Stored): readonly Role[] {
  if (status === 'answered') return rolesWith('query.close')
  if (status !== 'open') return []
  return assignedTo === null ? rolesWith('query.answer') : [assignedTo]
}

function rightsOn(
  { status, origin, locked, raisedById }: Stored,
  { id, role }: ReadContext['person'],
): QueryRow['may'] {
  const stands = locked === 0
  const waits = stands && (status === 'open' || status === 'answered')
  return {
    answer: waits && status === 'open' && may(role, 'query.answer'),
    comment: waits && may(role, 'query.raise'),
    assign: waits && may(role, 'query.raise'),
    close: waits && may(role, 'query.close'),
    reopen: stands && (status === 'answered' || status === 'closed') && may(role, 'query.close'),
    cancel: waits && status === 'open' && origin === 'manual' && raisedById === id && may(role, 'query.raise'),
  }
}
