import type { FormSnapshot, SubjectRecord } from '../../form/record.ts'
import { eventOf } from '../lookup.ts'
import { study } from '../study.ts'

/**
 * Whether the form speaks for its visit, so that what is wrong with the visit as a whole is said once and not on each of its
 * forms: the first form that the visit requires, or where it requires none the first that was started.
 */
export function isLeadForm(record: SubjectRecord, form: FormSnapshot): boolean {
  const event = eventOf(record, form)
  if (!event) return false
  const definition = study.studyEvents.find((each) => each.oid === event.oid)
  const required = definition?.forms.find((each) => each.presence === 'required' && !study.logs.includes(each.form))
  if (required) return form.oid === required.form
  const started = record.forms.find((each) => each.studyEvent === form.studyEvent && each.state !== 'empty')
  return started === undefined || started.id === form.id
}
