import type { Finding } from '../../shared/form/finding.ts'
import { preferencesOf } from './preferences.ts'
import type { ReadContext } from './readContext.ts'
import { assess, workingForm } from './workingForm.ts'

/** A sentence of a check that the record keeps: of a hold, or of a query that the product raised. */
interface Stored {
  readonly formId: string | null
  readonly check: string | null
  readonly text: string
}

/**
 * What a check once wrote into the record, in the language of the person who reads it. The record keeps the sentence in English;
 * its Persian is what the check says of the same form today, as long as it still says the same. Nothing is computed for a person
 * who reads English.
 */
export function checkWords({ db, clock, person }: ReadContext): (stored: Stored) => string {
  if (preferencesOf(db, person.id).language !== 'fa') return ({ text }) => text
  const known = new Map<string, readonly Finding[]>()
  const findingsOf = (formId: string) => {
    const findings = known.get(formId) ?? assess(db, workingForm({ db, clock }, formId, [])).findings
    known.set(formId, findings)
    return findings
  }
  return ({ formId, check, text }) => {
    if (formId === null || check === null) return text
    const same = findingsOf(formId).find((finding) => finding.check === check && finding.message === text)
    return same?.persian ?? text
  }
}
