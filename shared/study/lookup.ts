import type { FormSnapshot, StudyEventSnapshot, SubjectRecord } from '../form/record.ts'
import { numberOf, valueOf } from '../form/values.ts'

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
    .toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1))
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

/** One injection as its form tells of it. */
export interface GivenInjection {
  /** As the form numbers it; 5 is one beyond the protocol. */
  readonly number: number
  /** Local 'YYYY-MM-DDTHH:MM'. */
  readonly start: string
  readonly form: FormSnapshot
}

/** The injections with a start, in the order in which they were given. Needs the form: a visit's date has no time. */
export function givenInjections(record: SubjectRecord): readonly GivenInjection[] {
  return formsOf(record, 'INJ')
    .flatMap((form) => {
      const start = form.notDone === undefined ? valueOf(form.values, 'INJ_START') : undefined
      const number = numberOf(form.values, 'INJECTION_NO') ?? Number(eventOf(record, form)?.oid.match(/^INJ(\d)$/)?.[1])
      return start === undefined || Number.isNaN(number) ? [] : [{ number, start, form }]
    })
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
}

/** Where body weight is measured: the form, its weight and its date. */
const WEIGHINGS = [
  { form: 'PHYSEX', weight: 'EXAM_WEIGHT', date: 'EXAM_DATE' },
  { form: 'DEMOG', weight: 'WEIGHT', date: undefined },
] as const

export interface Weighing {
  readonly kilograms: number
  readonly date: string
  readonly form: FormSnapshot
}

/** Every weight of the child with its date, oldest first. DEMOG has no date of its own: its visit's counts. */
export function weighings(record: SubjectRecord): readonly Weighing[] {
  return WEIGHINGS.flatMap(({ form: oid, weight, date }) =>
    formsOf(record, oid).flatMap((form) => {
      const kilograms = numberOf(form.values, weight)
      const day = (date && valueOf(form.values, date)) ?? eventOf(record, form)?.actualDate
      return kilograms === undefined || !day ? [] : [{ kilograms, date: day, form }]
    }),
  ).toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** The last weight on or before a day, undefined when there is none. */
export function weightOn(record: SubjectRecord, day: string): Weighing | undefined {
  return weighings(record).findLast((each) => each.date <= day)
}

/** The newest laboratory form with a sample on or before a day; with its own visit's form first. */
export function labsFor(record: SubjectRecord, form: FormSnapshot): FormSnapshot | undefined {
  const beside = formBeside(record, form, 'LABS')
  if (beside) return beside
  const sampled = (each: FormSnapshot) => valueOf(each.values, 'SAMPLE_DATETIME') ?? ''
  const day = eventOf(record, form)?.actualDate
  return formsOf(record, 'LABS')
    .filter((each) => !day || sampled(each).slice(0, 10) <= day)
    .toSorted((a, b) => (sampled(a) < sampled(b) ? 1 : -1))[0]
}
