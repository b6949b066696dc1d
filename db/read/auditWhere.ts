import type { AuditFilter } from '../../shared/ipc/views/audit.ts'
import { itemIndex } from '../../shared/form/items.ts'
import { may } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'
import { IS_BLIND } from '../entries/sight.ts'
import { identityItems, MAY_TELL } from './aboutIdentity.ts'
import type { SqlValue } from '../store/database.ts'
import type { ReadContext } from './readContext.ts'
import { identitySight } from './visibleName.ts'

/** A condition over `audit_record a` and its value side `v`, and its parameters. */
export interface AuditWhere {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
}

/** Kinds of act that concern accounts, keys and the installation: what the administrator reads. */
const ACCOUNT_KINDS = ['session.', 'user.', 'setting.', 'store.', 'key.', 'recovery.', 'backup.', 'clock.', 'trail.']

/** What the person asks for within what the person may read. Every value is a parameter. */
export function auditWhere(context: ReadContext, filter: AuditFilter): AuditWhere {
  const parts = [mayRead(context), notBlind(context), ...wanted(context, filter)]
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}

function mayRead({ person }: ReadContext): AuditWhere {
  if (may(person.role, 'audit.readAll')) return { sql: 'TRUE', parameters: [] }
  const parts: AuditWhere[] = []
  if (may(person.role, 'audit.readOwn')) parts.push(equals('a.user_id', person.id))
  if (may(person.role, 'audit.readAccounts')) {
    parts.push({
      sql: `a.subject_id IS NULL AND (${ACCOUNT_KINDS.map(() => `substr(a.kind, 1, ?) = ?`).join(' OR ')})`,
      parameters: ACCOUNT_KINDS.flatMap((kind) => [kind.length, kind]),
    })
  }
  if (parts.length === 0) return { sql: 'FALSE', parameters: [] }
  return { sql: parts.map(({ sql }) => sql).join(' OR '), parameters: parts.flatMap(({ parameters }) => parameters) }
}

/**
 * Of a form whose second entry is not done, a person reads what they did themselves. It is a condition of the search and not a
 * mask on its answer, so that no filter can be used to ask for a value.
 */
function notBlind({ person }: ReadContext): AuditWhere {
  return {
    sql: `a.user_id IS ? OR a.form_id IS NULL OR a.form_id NOT IN (SELECT f.id FROM form f WHERE ${IS_BLIND})`,
    parameters: [person.id],
  }
}

const equals = (column: string, value: SqlValue): AuditWhere => ({ sql: `${column} = ?`, parameters: [value] })

function wanted(context: ReadContext, filter: AuditFilter): readonly AuditWhere[] {
  const parts: AuditWhere[] = []
  const add = (sql: string, value: SqlValue | undefined) => {
    if (value !== undefined) parts.push({ sql, parameters: [value] })
  }
  add('a.subject_id = ?', filter.subjectId)
  add('a.form_id = ?', filter.formId)
  // By id, so that the indexes of the trail answer and not each of its records.
  add('a.form_id IN (SELECT id FROM form WHERE oid = ?)', filter.formOid)
  add('a.study_event_id IN (SELECT id FROM study_event WHERE oid = ?)', filter.studyEventOid)
  if (filter.item !== undefined) parts.push(ofItem(filter.item))
  add('a.user_id = ?', filter.userId)
  add('a.user_role = ?', filter.role)
  add('a.kind = ?', filter.kind)
  add('a.time >= ?', filter.from)
  add('a.time <= ?', filter.to)
  if (filter.afterCompletion === true) parts.push({ sql: 'a.after_completion = 1', parameters: [] })
  if (filter.afterCompletion === false) parts.push({ sql: 'a.after_completion IS NULL', parameters: [] })
  if (filter.text !== undefined) parts.push(containing(context, filter.text))
  return parts
}

/** Records of an item: in any row of every form whose definition has it, or at one address 'GROUP/1/ITEM'. */
function ofItem(item: string): AuditWhere {
  const [oid = item] = item.split('/').slice(-1)
  const forms = study.forms.filter((form) => itemIndex(form).has(oid)).map((form) => form.oid)
  const ending = item.includes('/') ? item : `/${item}`
  return {
    sql: `a.entity_id IN (SELECT id FROM form WHERE oid IN (SELECT value FROM json_each(?)))
      AND substr(a.field, -length(?)) = ?`,
    parameters: [JSON.stringify(forms), ending, ending],
  }
}

/** Searched in values and reasons. A value that is masked for the person cannot be found by guessing at it either. */
function containing({ person }: ReadContext, text: string): AuditWhere {
  const like = `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  const inside = (column: string) => `${column} LIKE ? ESCAPE '\\'`
  const anywhere = `${inside('v.old_value')} OR ${inside('v.new_value')} OR ${inside('v.reason')}`
  if (identitySight(person.role) === 'seen') return { sql: anywhere, parameters: [like, like, like] }
  return { sql: `(${anywhere}) AND NOT ${MAY_TELL}`, parameters: [like, like, like, identityItems()] }
}
