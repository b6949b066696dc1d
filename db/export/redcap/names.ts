import { study } from '../../../shared/study/study.ts'

/** REDCap names: lower case, letters, digits and underscores. */
export const fieldName = (name: string) => name.toLowerCase().replace(/[^a-z0-9_]/g, '_')

/** Codes of a choice may hold letters, digits, underscores and points; a checkbox makes a column of each. */
export const codeName = (code: string) => code.replace(/\+/g, 'p').replace(/[^A-Za-z0-9_.]/g, '_')

/** The unique name of an event in the one arm of the trial. */
export const eventName = (event: string) => `${event.toLowerCase().replace(/[^a-z0-9]/g, '_')}_arm_1`

export const RECORD_ID = 'record_id'
export const CHILD_EVENT = 'child_arm_1'
export const LOG_EVENT = 'logs_arm_1'
export const REPEATING_EVENTS: ReadonlySet<string> = new Set(
  study.studyEvents.filter((event) => event.repeating).map((event) => event.oid),
)
