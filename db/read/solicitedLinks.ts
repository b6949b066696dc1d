import type { Text } from '../../shared/text/text.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import { valueOf } from '../../shared/form/values.ts'
import { SOLICITED } from '../../shared/study/forms/postinj.ts'
import { rowOfSolicitedEvent } from '../../shared/study/solicitedEventIds.ts'
import { presentSymptoms } from '../../shared/study/solicitedSymptoms.ts'

/** The symptom that an adverse event was opened for. */
export interface SolicitedLink {
  readonly form: FormSnapshot
  readonly row: number
  readonly symptom: Text
  /** The form does not have the symptom any more. */
  readonly isTakenBack: boolean
}

const SEIZURE: Text = { en: 'Seizure', fa: 'تشنج' }
const ANOTHER: Text = { en: 'Another symptom', fa: 'علامت دیگر' }

/** The symptom that an event was opened for, undefined for one that somebody began by hand. */
export function solicitedLink(eventId: string, record: Pick<SubjectRecord, 'forms'>): SolicitedLink | undefined {
  for (const form of record.forms) {
    if (form.oid !== 'POSTINJ' && form.oid !== 'PHONE') continue
    const row = rowOfSolicitedEvent(form.id, eventId)
    if (row !== undefined) return { form, row, symptom: symptomOf(form, row), isTakenBack: !isPresent(form, row) }
  }
  return undefined
}

function symptomOf({ oid }: FormSnapshot, row: number): Text {
  if (oid === 'PHONE') return SEIZURE
  return SOLICITED.find(({ repeat }) => repeat === row)?.label ?? ANOTHER
}

function isPresent({ oid, values }: FormSnapshot, row: number): boolean {
  if (oid === 'PHONE') return valueOf(values, 'CALL_SEIZURE') === 'Y'
  return presentSymptoms(values).some((symptom) => symptom.row === row)
}
