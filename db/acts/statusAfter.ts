import { valueOf, type FormValues } from '../../shared/form/values.ts'

/** What the decision about eligibility makes of a child. */
const AFTER_DECISION: Readonly<Record<string, string>> = { '1': 'enrolled', '2': 'screenFailure' }
/** What the end of the study makes of a child. */
const AFTER_END: Readonly<Record<string, string>> = {
  COMPLETED: 'completed',
  EARLY: 'withdrawn',
  SCREEN_FAILURE: 'screenFailure',
  LOST: 'lost',
  DIED: 'died',
}

/** The status of a child after a form that decides about it is complete; undefined for any other form. */
export function statusAfter(form: string, values: FormValues): string | undefined {
  switch (form) {
    case 'ELIG':
      return AFTER_DECISION[valueOf(values, 'ELIG_DECISION') ?? '']
    case 'COMPLETE':
      return AFTER_END[valueOf(values, 'STUDY_STATUS') ?? '']
    case 'WITHDRAW':
      // Only the injections end: the visits go on.
      return valueOf(values, 'WITHDRAW_SCOPE') === '1' ? undefined : 'withdrawn'
    default:
      return undefined
  }
}
