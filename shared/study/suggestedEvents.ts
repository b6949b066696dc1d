import { addDays } from '../dates/civilDate.ts'
import { addHours } from '../dates/dateTime.ts'
import type { Settings } from '../form/context.ts'
import type { FormSnapshot, SubjectRecord } from '../form/record.ts'
import { numberOf, valueOf, type FormValues } from '../form/values.ts'
import { isGradeOf } from '../instruments/ctcae.ts'
import { zoneOf } from './calculations/injectionRules.ts'
import { SOLICITED } from './forms/postinj.ts'
import { mayCover, spanOf } from './adverseEvents.ts'
import { eventOf, formsOf, givenInjections } from './lookup.ts'
import { symptomsWithoutEvent, type PresentSymptom } from './solicitedSymptoms.ts'
import { PLAIN_SYMPTOMS, SYMPTOM_TERMS } from './solicitedTerms.ts'

/** What a draft of an adverse event starts with. The person who opens it reads it and fills in the rest. */
export interface SuggestedEvent {
  /** The row of the form after the injection that it comes from. */
  readonly row: number
  /** Answers of the adverse event form by item OID. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
}

const TREATMENT: Readonly<Record<string, string>> = {
  NONE: 'NONE',
  PARACETAMOL: 'DRUG',
  ANTIEMETIC: 'DRUG',
  CAFFEINE: 'DRUG',
  BLOOD_PATCH: 'PROCEDURE',
}

/**
 * A draft for each symptom of a form after an injection that has no adverse event yet (EC112), and for new seizures told in a call. Onset and end are counted from
 * the end of the injection, in the zone of the site. What needs a judgement (seriousness, relation, outcome) is left open.
 */
export function suggestedEvents(
  form: FormSnapshot,
  record: SubjectRecord,
  settings: Settings,
): readonly SuggestedEvent[] {
  const { values } = form
  if (form.oid === 'PHONE') return seizures(values, record)
  const number = Number(eventOf(record, form)?.oid.split('-')[1])
  const injection = givenInjections(record).find((each) => each.number === number)
  const after = injection && (valueOf(injection.form.values, 'INJ_END') ?? injection.start)
  return symptomsWithoutEvent(form, values, record, settings)
    .filter((symptom) => !isBegun(symptom, record))
    .map((symptom) => ({
      row: symptom.row,
      answers: { AE_SOURCE: 'SOLICITED', ...named(symptom), ...timed(values, symptom.row, after, zoneOf(settings)) },
    }))
}

/** Whether somebody has begun an event under a term of the symptom and not dated it yet: it may well be the one. */
function isBegun({ code }: PresentSymptom, record: SubjectRecord): boolean {
  const terms: readonly string[] = code === undefined ? [] : (SYMPTOM_TERMS[code] ?? [])
  return formsOf(record, 'AE').some(
    ({ values }) => spanOf(values) === undefined && terms.includes(valueOf(values, 'AE_CTCAE') ?? ''),
  )
}

/** Days before a call of which it speaks when it asks for new seizures; the longest time between two visits is 90 days. */
const DAYS_OF_CALL = 95
/** A call asks for one symptom only. */
const CALL_ROW = 1

/** A call that tells of new or worse seizures opens one event, unless a seizure stands there for the time it speaks of. */
function seizures(values: FormValues, record: SubjectRecord): readonly SuggestedEvent[] {
  if (valueOf(values, 'CALL_SEIZURE') !== 'Y') return []
  const called = valueOf(values, 'CALL_DATETIME')
  const isTold = formsOf(record, 'AE')
    .filter((event) => valueOf(event.values, 'AE_CTCAE') === 'Seizure')
    .map((event) => spanOf(event.values))
    .some((span) => !span || !called || mayCover(span, `${addDays(called.slice(0, 10), -DAYS_OF_CALL)}T00:00`, called))
  if (isTold) return []
  return [{ row: CALL_ROW, answers: { AE_SOURCE: 'SOLICITED', AE_TERM: 'Seizure', AE_CTCAE: 'Seizure' } }]
}

function named({ code, severity }: PresentSymptom): SuggestedEvent['answers'] {
  const label = SOLICITED.find((each) => each.code === code)?.label.en
  const term = code !== undefined && PLAIN_SYMPTOMS.includes(code) ? SYMPTOM_TERMS[code]?.[0] : undefined
  const isGrade = term === undefined || isGradeOf(term, severity)
  return {
    ...(label === undefined ? {} : { AE_TERM: label }),
    ...(term === undefined ? {} : { AE_CTCAE: term }),
    ...(isGrade ? { AE_GRADE: String(severity) } : {}),
  }
}

function timed(values: FormValues, row: number, after: string | undefined, zone: string): SuggestedEvent['answers'] {
  const later = numberOf(values, 'SYMPTOM_ONSET', row)
  const lasted = numberOf(values, 'SYMPTOM_DURATION', row)
  const ended = valueOf(values, 'SYMPTOM_ENDED', row)
  const treatment = TREATMENT[valueOf(values, 'SYMPTOM_TREATMENT', row) ?? '']
  const onset = after === undefined || later === undefined ? undefined : addHours(after, later, zone)
  return {
    ...(onset === undefined ? {} : { AE_ONSET: onset }),
    ...(ended === undefined ? {} : { AE_ONGOING: ended === 'Y' ? 'N' : 'Y' }),
    ...(onset === undefined || lasted === undefined || ended !== 'Y' ? {} : { AE_END: addHours(onset, lasted, zone) }),
    ...(treatment === undefined ? {} : { AE_TREATMENT: [treatment] }),
  }
}
