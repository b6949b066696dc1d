import { addHours } from '../dates/dateTime.ts'
import type { Settings } from '../form/context.ts'
import type { FormSnapshot, SubjectRecord } from '../form/record.ts'
import { numberOf, valueOf, type FormValues } from '../form/values.ts'
import { isGradeOf } from '../instruments/ctcae.ts'
import { zoneOf } from './calculations/injectionRules.ts'
import { SOLICITED } from './forms/postinj.ts'
import { eventOf, givenInjections } from './lookup.ts'
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
 * A draft for each symptom of a form after an injection that has no adverse event yet (EC112). Onset and end are counted from
 * the end of the injection, in the zone of the site. What needs a judgement (seriousness, relation, outcome) is left open.
 */
export function suggestedEvents(
  form: FormSnapshot,
  record: SubjectRecord,
  settings: Settings,
): readonly SuggestedEvent[] {
  const { values } = form
  const number = Number(eventOf(record, form)?.oid.split('-')[1])
  const injection = givenInjections(record).find((each) => each.number === number)
  const after = injection && (valueOf(injection.form.values, 'INJ_END') ?? injection.start)
  return symptomsWithoutEvent(form, values, record, settings).map((symptom) => ({
    row: symptom.row,
    answers: { AE_SOURCE: 'SOLICITED', ...named(symptom), ...timed(values, symptom.row, after, zoneOf(settings)) },
  }))
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
