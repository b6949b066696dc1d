import type { CheckContext } from '../../form/check.ts'
import { todayOf } from '../../form/context.ts'
import { valueOf } from '../../form/values.ts'
import { formBeside } from '../lookup.ts'

/**
 * Whether holds before an injection bind: they do while the decision is 'go' or still to be taken, so that they are seen in
 * time. A decision to hold or to stop may be recorded whatever the limits say (design 8).
 */
export function holdsBind({ values }: CheckContext): boolean {
  const decision = valueOf(values, 'GO_DECISION')
  return decision === undefined || decision === 'GO'
}

/**
 * Whether what forbids an injection may still forbid it: as {@link holdsBind}, and the injection of this visit is not recorded
 * as given. Once it is, the injection form says it as a deviation, and nothing here stands in the way of the record.
 */
export function limitsBind(context: CheckContext): boolean {
  if (!holdsBind(context)) return false
  const injection = formBeside(context.record, context.form, 'INJ')
  return !injection || injection.notDone !== undefined || valueOf(injection.values, 'INJ_START') === undefined
}

/** The day on which the injection is decided on: the day of the visit, else today. */
export function dayOfDecision({ studyEvent, context }: CheckContext): string {
  return studyEvent?.actualDate ?? todayOf(context)
}
