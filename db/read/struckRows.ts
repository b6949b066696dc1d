import { parseAddressKey, parseRowKey, rowKey, type RowAddress } from '../../shared/form/address.ts'
import type { FormValues } from '../../shared/form/values.ts'
import type { StruckRowView } from '../../shared/ipc/views/form.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'

interface Cell extends RowAddress {
  readonly formId: string
}

const SELECT = 'SELECT form_id AS formId, item_group AS "group", repeat FROM struck_row'

/** The struck rows of all forms of a child, 'GROUP/1' each, by form id. */
export function struckRowsOfSubject(db: ReadableDb, subjectId: string): ReadonlyMap<string, readonly string[]> {
  const sql = `${SELECT} WHERE form_id IN (SELECT id FROM form WHERE subject_id = ?)`
  const byForm = Map.groupBy(rowsOf<Cell>(db, sql, subjectId), ({ formId }) => formId)
  return new Map([...byForm].map(([formId, rows]) => [formId, rows.map(rowKey)]))
}

/** The struck rows of one form, 'GROUP/1' each. */
export function struckRowsOf(db: ReadableDb, formId: string): readonly string[] {
  return rowsOf<Cell>(db, `${SELECT} WHERE form_id = ?`, formId).map(rowKey)
}

interface Row {
  readonly field: string
  readonly time: string
  readonly by: string | null
  readonly reason: string | null
}

const WHO = /* SQL */ `
SELECT a.field, a.time, a.bytes ->> '$.user.name' AS "by", v.reason
FROM struck_row r JOIN audit_record a ON a.sequence = r.sequence
LEFT JOIN audit_value v ON v.sequence = a.sequence WHERE r.form_id = ? ORDER BY a.sequence`

/** The struck rows of a form with who struck each, when and why. No repeating group of the study holds identity (a test). */
export function struckRowViews({ db }: Pick<ReadContext, 'db'>, formId: string): StruckRowView[] {
  return rowsOf<Row>(db, WHO, formId).map(({ field, time, by, reason }) => ({
    ...parseRowKey(field),
    at: time,
    by: by ?? 'Trialbook',
    reason: reason === null ? null : (JSON.parse(reason) as string),
  }))
}

/** The values in rows that count: other forms read the values of this one as they are handed in, so struck ones are left out. */
export function standingValues(values: FormValues, struckRows: readonly string[]): FormValues {
  if (struckRows.length === 0) return values
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !struckRows.includes(rowKey(parseAddressKey(key)))),
  )
}
