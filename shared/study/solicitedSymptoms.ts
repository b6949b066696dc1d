import { addHours } from '../dates/dateTime.ts'
import type { Settings } from '../form/context.ts'
import type { FormSnapshot, SubjectRecord } from '../form/record.ts'
import { numberOf, repeatsOf, valueOf, type FormValues } from '../form/values.ts'
import { mayCover, spanOf } from './adverseEvents.ts'
import { zoneOf } from './calculations/injectionRules.ts'
import { SOLICITED } from './forms/postinj.ts'
import { eventOf, formsOf, givenInjections, injectionDates } from './lookup.ts'
import { rowOfSolicitedEvent } from './solicitedEventIds.ts'
import { SYMPTOM_TERMS } from './solicitedTerms.ts'

/** Hours after the injection that each visit asks about (protocol 2.4, POSTINJ). */
const HOURS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  OBS: [0, 24],
  TC3: [24, 72],
  TC7: [72, 168],
}

/** A symptom that was there, by the row of the form. */
export interface PresentSymptom {
  readonly row: number
  /** The code of the planned row; undefined for a row added by hand. */
  readonly code: string | undefined
  /** 1 mild to 3 severe. */
  readonly severity: number
}

/** The symptoms of a form after an injection that are graded 1 or more, in the order of its rows. */
export function presentSymptoms(values: FormValues): readonly PresentSymptom[] {
  return repeatsOf(values, 'SYMPTOMS').flatMap((row) => {
    const severity = numberOf(values, 'SYMPTOM_SEVERITY', row) ?? 0
    return severity >= 1 ? [{ row, severity, code: SOLICITED.find(({ repeat }) => repeat === row)?.code }] : []
  })
}

/** How the values of another form are read; a check reads only what counts. */
type Reader = (form: FormSnapshot) => FormValues

/**
 * The symptoms of a form after an injection for which no adverse event stands there in the same interval (EC112). The event that
 * was opened for a symptom counts for it however it is coded. Any other counts under a term of its symptom; one that was asked
 * for and is coded otherwise, or not yet, counts for one symptom that has none. Partial dates count when they may fall into the
 * interval.
 */
export function symptomsWithoutEvent(
  form: FormSnapshot,
  values: FormValues,
  record: SubjectRecord,
  settings: Settings,
  read: Reader = (each) => each.values,
): readonly PresentSymptom[] {
  const interval = intervalOf(form, values, record, settings)
  const events = formsOf(record, 'AE')
    .map((event) => ({ values: read(event), row: rowOfSolicitedEvent(form.id, event.id) }))
    .filter((event) => {
      const span = spanOf(event.values)
      return span !== undefined && (interval === undefined || mayCover(span, ...interval))
    })
  const termOf = (event: { readonly values: FormValues }) => valueOf(event.values, 'AE_CTCAE') ?? ''
  const without = presentSymptoms(values).filter(
    ({ code, row }) => !events.some((event) => event.row === row || termsOf(code).includes(termOf(event))),
  )
  const free = events.filter(
    (event) =>
      event.row === undefined && valueOf(event.values, 'AE_SOURCE') === 'SOLICITED' && !ALL_TERMS.has(termOf(event)),
  )
  return without.slice(free.length)
}

const ALL_TERMS = new Set(Object.values(SYMPTOM_TERMS).flat())
const termsOf = (code: string | undefined): readonly string[] => (code && SYMPTOM_TERMS[code]) || []

/** First and last minute that a form speaks of: its hours after the injection, and up to the check where that came later. */
function intervalOf(
  form: FormSnapshot,
  values: FormValues,
  record: SubjectRecord,
  settings: Settings,
): readonly [from: string, to: string] | undefined {
  const [visit = '', number = ''] = eventOf(record, form)?.oid.split('-') ?? []
  const hours = HOURS[visit]
  const day = injectionDates(record)[Number(number) - 1]
  const given = givenInjections(record).find((each) => each.number === Number(number))?.start
  const start = given ?? (day ? `${day}T00:00` : undefined)
  if (!hours || start === undefined) return undefined
  const zone = zoneOf(settings)
  const end = addHours(start, hours[1], zone)
  const checked = valueOf(values, 'CHECK_DATETIME') ?? end
  return [addHours(start, hours[0], zone), checked > end ? checked : end]
}
