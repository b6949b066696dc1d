import { parseAddressKey, rowKey } from '../../shared/form/address.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Act, Change } from './change.ts'
import { refuse } from './refusal.ts'

const ANSWERS: ReadonlySet<string> = new Set(['item', 'identityItem', 'calculatedItem'])

/**
 * Struck rows, for whatever act it is: only a row that holds an answer can be struck, and what stands in it is read-only until
 * it is restored (R05). Taking a computed value away is not a change of what somebody said. Throws a Refusal.
 */
export function guardRows(db: ReadableDb, act: Act): void {
  const struck = act.changes.filter(({ entity }) => entity === 'struckRow')
  for (const change of struck) if (change.value !== null && !holdsAnswers(db, act, change)) throw refuse.noSuchRow()
  if (act.kind === 'value.redacted') return
  const restored = new Set(struck.filter(({ value }) => value === null).map(({ id, field }) => `${id}/${field}`))
  const struckIn = new Map<string, ReadonlySet<string>>()
  for (const { entity, id, field, value } of act.changes) {
    if (!ANSWERS.has(entity) || (entity === 'calculatedItem' && value === null)) continue
    const rows = struckIn.get(id) ?? struckRowKeys(db, id)
    struckIn.set(id, rows)
    if (rows.size === 0) continue
    const row = rowKey(parseAddressKey(field))
    if (rows.has(row) && !restored.has(`${id}/${row}`)) throw refuse.struckRow()
  }
}

/** The struck rows of a form, 'GROUP/1' each. */
export function struckRowKeys(db: ReadableDb, formId: string): ReadonlySet<string> {
  const sql = 'SELECT item_group AS "group", repeat FROM struck_row WHERE form_id = ?'
  return new Set(db.prepare<{ group: string; repeat: number }>(sql).all(formId).map(rowKey))
}

const IN_ROW = (table: 'item' | 'identity_item') =>
  `SELECT 1 FROM ${table} WHERE form_id = ? AND item_group || '/' || repeat = ?`

/** Whether the row holds an answer: in the record, or, of an import, in the same act. */
function holdsAnswers(db: ReadableDb, act: Act, { id, field }: Change): boolean {
  const comes = act.changes.some(
    (each) =>
      (each.entity === 'item' || each.entity === 'identityItem') &&
      each.id === id &&
      each.field.startsWith(`${field}/`),
  )
  return (
    comes ||
    db.prepare(`${IN_ROW('item')} UNION ALL ${IN_ROW('identity_item')}`).get(id, field, id, field) !== undefined
  )
}
