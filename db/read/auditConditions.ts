import type { AuditFilter } from '../../shared/ipc/views/audit.ts'
import { itemIndex } from '../../shared/form/items.ts'
import { may } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'
import { blindForms } from '../entries/sight.ts'
import { identityItems, MAY_TELL } from './aboutIdentity.ts'
import type { SqlValue } from '../store/database.ts'
import type { ReadContext } from './readContext.ts'
import { identitySight } from './visibleName.ts'

/** One condition over `audit_record a` and its value side `v`. All of those of a search have to be met. */
export interface AuditCondition {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
  /** Whether an index of the trail finds the records that meet it. */
  readonly indexed: boolean
  /** What it looks at, where the search can make use of that: the time, or only the values and reasons beside the record. */
  readonly about?: 'time' | 'values'
}

/** Kinds of act that concern accounts, keys and the installation: what the administrator reads. */
const ACCOUNT_KINDS = ['session.', 'user.', 'setting.', 'store.', 'key.', 'recovery.', 'backup.', 'clock.', 'trail.']

/** What the person asks for within what the person may read. Every value is a parameter. Empty for the whole trail. */
export function auditConditions(context: ReadContext, filter: AuditFilter): readonly AuditCondition[] {
  return [...mayRead(context), ...notBlind(context), ...wanted(context, filter)]
}

function mayRead({ person }: ReadContext): readonly AuditCondition[] {
  if (may(person.role, 'audit.readAll')) return []
  const parts: AuditCondition[] = []
  if (may(person.role, 'audit.readOwn')) parts.push(equals('a.user_id', person.id))
  if (may(person.role, 'audit.readAccounts')) {
    parts.push({
      sql: `a.subject_id IS NULL AND (${ACCOUNT_KINDS.map(() => `substr(a.kind, 1, ?) = ?`).join(' OR ')})`,
      parameters: ACCOUNT_KINDS.flatMap((kind) => [kind.length, kind]),
      indexed: true,
    })
  }
  if (parts.length === 0) return [{ sql: 'FALSE', parameters: [], indexed: true }]
  return [
    {
      sql: parts.map(({ sql }) => `(${sql})`).join(' OR '),
      parameters: parts.flatMap(({ parameters }) => parameters),
      indexed: true,
    },
  ]
}

/**
 * Of a form whose second entry is not done, a person reads what they did themselves. It is a condition of the search and not a
 * mask on its answer, so that no filter can be used to ask for a value.
 */
function notBlind({ db, person }: ReadContext): readonly AuditCondition[] {
  const blind = [...blindForms(db)]
  if (blind.length === 0) return []
  return [
    {
      sql: 'a.user_id IS ? OR a.form_id IS NULL OR a.form_id NOT IN (SELECT value FROM json_each(?))',
      parameters: [person.id, JSON.stringify(blind)],
      indexed: false,
    },
  ]
}

const equals = (column: string, value: SqlValue): AuditCondition => ({
  sql: `${column} = ?`,
  parameters: [value],
  indexed: true,
})

function wanted(context: ReadContext, filter: AuditFilter): readonly AuditCondition[] {
  const parts: AuditCondition[] = []
  const add = (sql: string, value: SqlValue | undefined, about?: 'time') => {
    if (value !== undefined) parts.push({ sql, parameters: [value], indexed: true, ...(about && { about }) })
  }
  add('a.subject_id = ?', filter.subjectId)
  add('a.form_id = ?', filter.formId)
  // By id, so that the indexes of the trail answer and not each of its records.
  add('a.form_id IN (SELECT id FROM form WHERE oid = ?)', filter.formOid)
  add('a.study_event_id IN (SELECT id FROM study_event WHERE oid = ?)', filter.studyEventOid)
  if (filter.item !== undefined) parts.push(...ofItem(filter.item))
  add('a.user_id = ?', filter.userId)
  // An account keeps its role for life; what was done under no account has none.
  add('a.user_id IN (SELECT id FROM user WHERE role = ?)', filter.role)
  add('a.kind = ?', filter.kind)
  add('a.time >= ?', filter.from, 'time')
  add('a.time <= ?', filter.to, 'time')
  if (filter.afterCompletion === true) parts.push({ sql: 'a.after_completion = 1', parameters: [], indexed: true })
  if (filter.afterCompletion === false)
    parts.push({ sql: 'a.after_completion IS NULL', parameters: [], indexed: false })
  if (filter.text !== undefined) parts.push(containing(context, filter.text))
  return parts
}

/** Records of an item: in any row of every form whose definition has it, or at one address 'GROUP/1/ITEM'. */
function ofItem(item: string): readonly AuditCondition[] {
  const [oid = item] = item.split('/').slice(-1)
  const forms = study.forms.filter((form) => itemIndex(form).has(oid)).map((form) => form.oid)
  const ending = item.includes('/') ? item : `/${item}`
  return [
    {
      sql: 'a.form_id IN (SELECT id FROM form WHERE oid IN (SELECT value FROM json_each(?)))',
      parameters: [JSON.stringify(forms)],
      indexed: true,
    },
    { sql: 'substr(a.field, -length(?)) = ?', parameters: [ending, ending], indexed: false },
  ]
}

/** Searched in values and reasons. A value that is masked for the person cannot be found by guessing at it either. */
function containing({ person }: ReadContext, text: string): AuditCondition {
  const like = `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  const inside = (column: string) => `${column} LIKE ? ESCAPE '\\'`
  const anywhere = `(${inside('v.old_value')} OR ${inside('v.new_value')} OR ${inside('v.reason')})`
  const found = { indexed: false, about: 'values' } as const
  if (identitySight(person.role) === 'seen') return { ...found, sql: anywhere, parameters: [like, like, like] }
  return { ...found, sql: `${anywhere} AND NOT ${MAY_TELL}`, parameters: [like, like, like, identityItems()] }
}
