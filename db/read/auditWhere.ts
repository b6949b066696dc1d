import type { AuditFilter } from '../../shared/ipc/views/audit.ts'
import { may } from '../../shared/roles.ts'
import type { SqlValue } from '../store/database.ts'
import type { ReadContext } from './readContext.ts'
import { identitySight } from './visibleName.ts'

/** A condition over `audit_record a` with its value side `v`, visit `e` and form `f`, and its parameters. */
export interface AuditWhere {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
}

/** Kinds of act that concern accounts, keys and the installation: what the administrator reads. */
const ACCOUNT_KINDS = ['session.', 'user.', 'setting.', 'store.', 'key.', 'recovery.', 'backup.', 'clock.', 'trail.']

/** What the person asks for within what the person may read. Every value is a parameter. */
export function auditWhere(context: ReadContext, filter: AuditFilter): AuditWhere {
  const parts = [mayRead(context), ...wanted(context, filter)]
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

const equals = (column: string, value: SqlValue): AuditWhere => ({ sql: `${column} = ?`, parameters: [value] })

function wanted(context: ReadContext, filter: AuditFilter): readonly AuditWhere[] {
  const parts: AuditWhere[] = []
  const add = (sql: string, value: SqlValue | undefined) => {
    if (value !== undefined) parts.push({ sql, parameters: [value] })
  }
  add('a.subject_id = ?', filter.subjectId)
  add('a.form_id = ?', filter.formId)
  add('f.oid = ?', filter.formOid)
  add('e.oid = ?', filter.studyEventOid)
  add(`a.entity IN ('item', 'identityItem', 'calculatedItem') AND a.field LIKE '%/' || ?`, filter.item)
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

/** Searched in values and reasons. A value that is masked for the person cannot be found by guessing at it either. */
function containing({ person }: ReadContext, text: string): AuditWhere {
  const like = `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  const inside = (column: string) => `${column} LIKE ? ESCAPE '\\'`
  const values = `${inside('v.old_value')} OR ${inside('v.new_value')}`
  const visible = identitySight(person.role) === 'seen' ? values : `a.entity <> 'identityItem' AND (${values})`
  return { sql: `${visible} OR ${inside('v.reason')}`, parameters: [like, like, like] }
}
