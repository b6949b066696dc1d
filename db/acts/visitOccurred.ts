import { todayOf } from '../../shared/form/context.ts'
import type { StudyEventSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import { valueOf } from '../../shared/form/values.ts'
import { INJECTION_VISITS } from '../../shared/study/visitNames.ts'
import type { Change } from '../record/change.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import { fields } from './fields.ts'

/**
 * A form that completes shows that its visit took place, whatever was planned (R45): on the day the form tells of, else the day
 * it was observed, else today. A date somebody gave the visit stays. An injection is shown by its own form alone.
 */
export function visitOccurred(working: WorkingForm): {
  readonly record: SubjectRecord
  readonly changes: readonly Change[]
} {
  const { record, row } = working
  const event = record.studyEvents.find(({ id }) => id === row.studyEventId)
  if (!event || event.status === 'occurred' || onlyPrepares(event.oid, row.oid)) return { record, changes: [] }
  const actualDate = event.actualDate ?? dayOf(working)
  const { missedReason, ...rest } = event
  const occurred: StudyEventSnapshot = { ...rest, status: 'occurred', actualDate }
  return {
    record: { ...record, studyEvents: record.studyEvents.map((each) => (each === event ? occurred : each)) },
    changes: fields('studyEvent', event.id, {
      status: 'occurred',
      actualDate,
      missedReason: missedReason === undefined ? undefined : null,
    }),
  }
}

/** The lot, the sample and the decision to go on come before an injection, and none of them means that it was given. */
function onlyPrepares(visit: string, form: string): boolean {
  return INJECTION_VISITS.includes(visit) && form !== 'INJ'
}

function dayOf({ definition, form, row, site }: WorkingForm): string {
  const told = definition.dateItem === undefined ? undefined : valueOf(form.values, definition.dateItem)
  const days = [told, row.observedAt].map((text) => /^\d{4}-\d\d-\d\d/.exec(text ?? '')?.[0])
  return days.find((day) => day !== undefined) ?? todayOf(site)
}
