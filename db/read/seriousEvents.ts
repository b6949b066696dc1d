import { valueOf } from '../../shared/form/values.ts'
import { formsOf } from '../../shared/study/lookup.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Casebook } from './casebook.ts'
import { rowOf } from './query.ts'

/** The six questions of seriousness; one yes makes the event serious. */
const SERIOUS = ['AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESMIE']
const HOURS_TO_REPORT = 24

/** A serious adverse event that no report points to yet. */
export interface UnreportedEvent {
  readonly formId: string
  readonly title: string
  /** UTC. */
  readonly dueBy: string
}

/** The serious events of a child without a report (EC106). The 24 hours run from when the site began to record the event. */
export function seriousEventsWithoutReport(db: ReadableDb, { record, forms }: Casebook): readonly UnreportedEvent[] {
  const reported = new Set(formsOf(record, 'SAE').map(({ values }) => valueOf(values, 'SAE_AE')))
  return formsOf(record, 'AE')
    .filter(({ id, values }) => !reported.has(id) && SERIOUS.some((item) => valueOf(values, item) === 'Y'))
    .map(({ id, repeat, values }) => ({
      formId: id,
      title: valueOf(values, 'AE_TERM') ?? `AE ${repeat}`,
      dueBy: dueBy(db, forms.find(({ row }) => row.id === id)?.row.created ?? 0),
    }))
}

function dueBy(db: ReadableDb, sequence: number): string {
  const begun = rowOf<{ time: string }>(db, 'SELECT time FROM audit_record WHERE sequence = ?', sequence)
  return new Date(Date.parse(begun?.time ?? '') + HOURS_TO_REPORT * 3_600_000).toISOString()
}
