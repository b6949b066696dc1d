import type { CheckContext } from '../../form/check.ts'
import type { FormSnapshot } from '../../form/record.ts'
import { valueOf, type FormValues } from '../../form/values.ts'
import { earlierForms, eventOf, formAt, formBeside } from '../lookup.ts'
import { currentForm } from '../study.ts'

/** What a scale said before, and what the other scales of the same visit say. A scale that was not done says nothing. */

const done = (form: FormSnapshot | undefined): FormSnapshot | undefined =>
  form && form.notDone === undefined ? form : undefined

/** The same scale at baseline, undefined on the baseline itself, at screening, and when it was not done there. */
export function baselineOf({ form, studyEvent, record, valuesOf }: CheckContext): FormValues | undefined {
  if (studyEvent === undefined || ['SCR', 'BL'].includes(studyEvent.oid)) return undefined
  const baseline = done(formAt(record, form.oid, 'BL'))
  return baseline && valuesOf(baseline)
}

/** Earlier forms of the same scale that were done, newest first. */
export function earlierScales({ form, record }: CheckContext): readonly FormSnapshot[] {
  return earlierForms(record, form).filter((each) => done(each))
}

/** The values of a form at the visit of another one: the form at hand, or the one beside it; empty when there is none. */
export function besideOrOwn({ form, record, values, valuesOf }: CheckContext, oid: string): FormValues {
  if (form.oid === oid) return values
  const other = done(formBeside(record, form, oid))
  return other ? valuesOf(other) : {}
}

/** The civil date a form tells of: its own, else that of its visit. */
export function dayOf(
  { record, valuesOf }: Pick<CheckContext, 'record' | 'valuesOf'>,
  form: FormSnapshot,
): string | undefined {
  const item = currentForm(form.oid).dateItem
  const own = item === undefined ? undefined : valueOf(valuesOf(form), item)
  return own?.slice(0, 10) ?? eventOf(record, form)?.actualDate ?? undefined
}
