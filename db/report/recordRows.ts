import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from '../read/query.ts'

/*
 * What the report reads of the store: the record, never a draft, and of its items only those that it names. The tables of identity
 * are not among them, nor is any text that somebody typed.
 */

export interface ChildRow {
  readonly id: string
}
export interface VisitRow {
  readonly subject: string
  readonly oid: string
  readonly status: string
  readonly date: string | null
}
export interface FormRow {
  readonly id: string
  readonly subject: string
  readonly visit: string | null
  readonly form: string
  readonly state: string
  readonly notDone: 0 | 1
}
export interface ValueRow {
  readonly form: string
  readonly item: string
  /** The one code, number or date that stands there; null for a list, a missing code and nothing. */
  readonly value: string | null
  readonly rule: string
}

const FORMS = /* SQL */ `
  SELECT f.id, f.subject_id AS subject, e.oid AS visit, f.oid AS form, f.state, f.not_done_reason IS NOT NULL AS notDone
  FROM form f LEFT JOIN study_event e ON e.id = f.study_event_id
  WHERE coalesce(f.struck, 0) = 0 ORDER BY f.repeat`

/** Every child, in no telling order. */
export function childRows(db: ReadableDb): readonly ChildRow[] {
  return rowsOf<ChildRow>(db, 'SELECT id FROM subject ORDER BY id')
}

/** Every visit that somebody planned, dated, missed or opened. */
export function visitRows(db: ReadableDb): readonly VisitRow[] {
  return rowsOf<VisitRow>(
    db,
    'SELECT subject_id AS subject, oid, status, actual_date AS date FROM study_event ORDER BY repeat',
  )
}

/** Every form that was not struck out, with its visit. */
export function formRows(db: ReadableDb): readonly FormRow[] {
  return rowsOf<FormRow>(db, FORMS)
}

/** The entered and computed values of these items in these forms, by form. */
export function valueRows(
  db: ReadableDb,
  forms: readonly string[],
  items: readonly string[],
): ReadonlyMap<string, readonly ValueRow[]> {
  const marks = (list: readonly string[]) => list.map(() => '?').join(',')
  const where = `FROM form f JOIN TABLE_NAME v ON v.form_id = f.id WHERE f.oid IN (${marks(forms)}) AND v.item IN (${marks(items)})
    AND NOT EXISTS (SELECT 1 FROM struck_row r WHERE r.form_id = f.id AND r.item_group = v.item_group AND r.repeat = v.repeat)`
  const entered = `SELECT f.id AS form, v.item, v.value ->> '$.value' AS value, '' AS rule ${where.replace('TABLE_NAME', 'item')}`
  const computed = `SELECT f.id AS form, v.item, v.value ->> '$.answer.value' AS value, v.value ->> '$.rule' AS rule ${where.replace('TABLE_NAME', 'calculated_item')}`
  const rows = rowsOf<ValueRow>(db, `${entered} UNION ALL ${computed}`, ...forms, ...items, ...forms, ...items)
  return Map.groupBy(rows, ({ form }) => form)
}
