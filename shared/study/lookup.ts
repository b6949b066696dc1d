import type { FormSnapshot, StudyEventSnapshot, SubjectRecord } from '../form/record.ts'
import { valueOf } from '../form/values.ts'

/** The forms of one OID that hold something, in the order of the record. */
export function formsOf(record: SubjectRecord, oid: string): readonly FormSnapshot[] {
  return record.forms.filter((form) => form.oid === oid && form.state !== 'empty')
}

/** The form of one OID at a visit, by the visit's OID; the first one where a visit repeats. */
export function formAt(record: SubjectRecord, oid: string, studyEvent: string): FormSnapshot | undefined {
  return formsOf(record, oid).find((form) => eventOf(record, form)?.oid === studyEvent)
}

/** The form of one OID at the same visit as another form. */
export function formBeside(record: SubjectRecord, form: FormSnapshot, oid: string): FormSnapshot | undefined {
  return form.studyEvent === null ? undefined : formsOf(record, oid).find((each) => each.studyEvent === form.studyEvent)
}

/** The visit a form belongs to, undefined for a running log. */
export function eventOf(record: SubjectRecord, form: FormSnapshot): StudyEventSnapshot | undefined {
  return record.studyEvents.find((event) => event.id === form.studyEvent)
}

/** Earlier forms of the same kind, newest first: by the date of their visit, without the form itself. */
export function earlierForms(record: SubjectRecord, form: FormSnapshot): readonly FormSnapshot[] {
  const dateOf = (each: FormSnapshot) => eventOf(record, each)?.actualDate ?? ''
  const own = dateOf(form)
  return formsOf(record, form.oid)
    .filter((each) => each.id !== form.id && dateOf(each) !== '' && (own === '' || dateOf(each) < own))
    .sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1))
}

/** An answer of a form that stands once per child, such as the birth date in DEMOG. */
export function onlyValue(record: SubjectRecord, oid: string, item: string): string | undefined {
  for (const form of formsOf(record, oid)) {
    const value = valueOf(form.values, item)
    if (value !== undefined) return value
  }
  return undefined
}

/**
 * The civil date of each injection given, 1 to 4, null where it was not. The injection form says so; while it has not been
 * filled in, the date of the visit stands for it.
 */
export function injectionDates(record: SubjectRecord): readonly (string | null)[] {
  return [1, 2, 3, 4].map((number) => {
    const event = record.studyEvents.find((each) => each.oid === `INJ${number}`)
    const form = formAt(record, 'INJ', `INJ${number}`)
    if (form?.notDone !== undefined) return null
    const start = form && valueOf(form.values, 'INJ_START')
    if (start !== undefined) return start.slice(0, 10)
    return event?.status === 'occurred' ? event.actualDate : null
  })
}

/** The last injection given, its number and civil date. */
export function lastInjection(record: SubjectRecord): { readonly number: number; readonly date: string } | undefined {
  const given = injectionDates(record).flatMap((date, index) => (date === null ? [] : [{ number: index + 1, date }]))
  return given.at(-1)
}
