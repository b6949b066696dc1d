import { checkForm } from '../../shared/study/engine.ts'
import type { FormRow } from './formRow.ts'
import { otherChildrenOf } from './otherChildren.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { readSubjectRecord } from './subjectRecord.ts'

/**
 * What hard checks say now against forms that are about to be signed together, in sentences: other forms may have changed since
 * they were complete. Forms that wait for the signature of others (EC126) find those signed that are in the same act.
 */
export function contradictionsOf(
  { db, clock }: Pick<ReadContext, 'db' | 'clock'>,
  subjectId: string,
  forms: readonly FormRow[],
): readonly string[] {
  const together = new Set(forms.map(({ id }) => id))
  const record = readSubjectRecord(db, subjectId)
  const site = siteContext({ db, clock })
  const others = otherChildrenOf(db, subjectId)
  const asSigned = {
    ...record,
    forms: record.forms.map((form) =>
      together.has(form.id) && form.state === 'complete' ? { ...form, state: 'signed' as const } : form,
    ),
  }
  const messages = record.forms
    .filter(({ id, state }) => together.has(id) && state !== 'empty' && state !== 'open')
    .flatMap((form) => checkForm(form, asSigned, site, others))
    .filter(({ severity }) => severity === 'hard' || severity === 'impossible')
    .map(({ message }) => message)
  return [...new Set(messages)]
}
