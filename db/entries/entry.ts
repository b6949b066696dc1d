import { asksForTwo } from '../../shared/study/doubleEntry.ts'
import type { FormRow } from '../read/formRow.ts'
import { rowOf, rowsOf } from '../read/query.ts'
import { settingsInForce } from '../read/settingsInForce.ts'
import type { ReadableDb } from '../store/database.ts'

/** One of the two entries of a form, without its answers: those are handed out by db/entries/sight.ts alone. */
export interface FormEntry {
  readonly id: string
  readonly formId: string
  readonly number: 1 | 2
  readonly person: string
  readonly personName: string
  readonly state: 'open' | 'complete'
  /** UTC, when the entry began. */
  readonly since: string
}

/**
 * How far a form is that is entered twice. 'first' and 'second': that entry waits for its person; 'resolving': both are
 * complete and differ; 'done': the form is record.
 */
export type Stage = 'first' | 'second' | 'resolving' | 'done'

export interface DoubleEntry {
  readonly stage: Stage
  readonly first: FormEntry | undefined
  readonly second: FormEntry | undefined
}

const SELECT = /* SQL */ `
SELECT y.id, y.form_id AS formId, y.number, y.person, u.name AS personName, y.state, a.time AS since
FROM form_entry y JOIN user u ON u.id = y.person JOIN audit_record a ON a.sequence = y.created
WHERE y.form_id = ? ORDER BY y.number`

/**
 * The double entry of a form, or undefined when it is entered once. A form that was begun keeps its way, whatever the setting
 * says since: one that somebody saved could be read by all and has nothing left to be blind to; one that has an entry keeps it.
 */
export function doubleEntryOf(db: ReadableDb, row: FormRow): DoubleEntry | undefined {
  const [first, second] = rowsOf<FormEntry>(db, SELECT, row.id)
  if (!first && !isYetToBegin(db, row)) return undefined
  return { stage: stageOf(row, first, second), first, second }
}

function stageOf(row: FormRow, first: FormEntry | undefined, second: FormEntry | undefined): Stage {
  if (row.state === 'complete') return 'done'
  if (first?.state !== 'complete') return 'first'
  return second?.state === 'complete' ? 'resolving' : 'second'
}

function isYetToBegin(db: ReadableDb, row: FormRow): boolean {
  if (row.state === 'complete' || row.onceCompleted || row.struck) return false
  if (!asksForTwo(settingsInForce(db), row.oid)) return false
  return rowOf(db, 'SELECT 1 FROM item WHERE form_id = ? LIMIT 1', row.id) === undefined
}
