import type { SignTarget } from '../../shared/ipc/views/signatures.ts'
import { currentForm, study } from '../../shared/study/study.ts'
import { refuse } from '../record/refusal.ts'
import type { ReadableDb } from '../store/database.ts'
import { formRow, formRowsOf, type FormRow } from './formRow.ts'
import { rowOf } from './query.ts'
import { subjectEntry } from './subjectRow.ts'

/** Where a signature stands, for people. */
export interface SignedPlace extends SignTarget {
  readonly subjectId: string
  readonly subjectCode: string
  readonly studyEventOid: string | null
  readonly studyEventRepeat: number | null
  readonly form: string | null
  readonly repeat: number
}

/** The child, visit and form of a target. Throws a Refusal 'notFound'. */
export function placeOfTarget(db: ReadableDb, { scope, id }: SignTarget): SignedPlace {
  const form = scope === 'form' ? formRow(db, id) : null
  const eventId = scope === 'studyEvent' ? id : (form?.studyEventId ?? null)
  const event = eventId === null ? undefined : rowOf<Visit>(db, VISIT, eventId)
  if (scope === 'studyEvent' && !event) throw refuse.notFound()
  const subject = subjectEntry(db, form?.subjectId ?? event?.subjectId ?? id)
  return {
    scope,
    id,
    subjectId: subject.id,
    subjectCode: subject.code,
    studyEventOid: event?.oid ?? null,
    studyEventRepeat: event?.repeat ?? null,
    form: form?.oid ?? null,
    repeat: form?.repeat ?? 1,
  }
}

/** The forms that a signature on the target covers; struck rows of a log are none. */
export function formsOfTarget(db: ReadableDb, { scope, id }: SignTarget): readonly FormRow[] {
  if (scope === 'form') return [formRow(db, id)]
  const { subjectId } = placeOfTarget(db, { scope, id })
  return formRowsOf(db, subjectId).filter(
    ({ struck, studyEventId }) => !struck && (scope === 'subject' || studyEventId === id),
  )
}

/** The place as a sentence names it: 'TEH-001, Baseline, GMFM-88'. */
export function targetInWords({
  subjectCode,
  studyEventOid,
  studyEventRepeat,
  form,
  repeat,
  scope,
}: SignedPlace): string {
  const visit = study.studyEvents.find(({ oid }) => oid === studyEventOid)?.name.en
  return [
    subjectCode,
    ...(visit === undefined ? [] : [numbered(visit, studyEventRepeat ?? 1)]),
    ...(form === null ? [] : [numbered(currentForm(form).name.en, repeat)]),
    ...(scope === 'subject' ? ['whole casebook'] : []),
  ].join(', ')
}

const numbered = (name: string, repeat: number): string => (repeat > 1 ? `${name} ${repeat}` : name)

interface Visit {
  readonly subjectId: string
  readonly oid: string
  readonly repeat: number
}
const VISIT = 'SELECT subject_id AS subjectId, oid, repeat FROM study_event WHERE id = ?'
