import type { SubjectRecord } from '../form/record.ts'
import { injectionDates, onlyValue } from './lookup.ts'
import type { WindowAnchors } from './windows.ts'

/**
 * The dates from which a child's windows are counted, as the record has them. Once a decision to stop is recorded no further
 * injection is expected, and the last one given is the last one.
 */
export function windowAnchorsOf(record: SubjectRecord): WindowAnchors {
  const decision = onlyValue(record, 'WITHDRAW', 'DECISION_DATE')
  const { plannedFirstInjection } = record.subject
  return {
    injections: injectionDates(record),
    ...(plannedFirstInjection === undefined ? {} : { plannedFirstInjection }),
    ...(decision === undefined ? {} : { decision, noMoreInjections: true }),
  }
}
