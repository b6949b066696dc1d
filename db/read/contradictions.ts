import { checkForm } from '../../shared/study/engine.ts'
import type { FormRow } from './formRow.ts'
import { otherChildrenOf } from './otherChildren.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { readSubjectRecord } from './subjectRecord.ts'

/**
 * What hard checks say now against forms that are about to be signed together, in sentences by the form they stand on: other
 * forms may have changed since they were complete. Forms that wait for the signature of others (EC126) find those signed that
 * are in the same act.
 */
export function contradictionsByForm(
  { db, clock }: Pick<ReadContext, 'db' | 'clock'>,
  subjectId: string,
  forms: readonly FormRow[],
): ReadonlyMap<string, readonly string[]> {
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
  return new Map(
    record.forms
      .filter(({ id, state }) => together.has(id) && state !== 'empty' && state !== 'open')
      .map((form) => [
        form.id,
        checkForm(form, asSigned, site, others)
          .filter(({ severity }) => severity === 'hard' || severity === 'impossible')
          .map(({ message }) => message),
      ]),
  )
}

/** The same of all the forms together, each sentence once. */
export function contradictionsOf(
  context: Pick<ReadContext, 'db' | 'clock'>,
  subjectId: string,
  forms: readonly FormRow[],
): readonly string[] {
  return [...new Set([...contradictionsByForm(context, subjectId, forms).values()].flat())]
}
