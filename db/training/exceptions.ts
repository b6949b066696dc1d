import type { Given } from './answers.ts'
import type { TrainingSubject } from './subject.ts'

/*
 * What did not go as planned with the sixteen children, by the number of the child, so that the study has something to practise
 * on. docs/training.md tells the trainer where each of them is.
 */

/** A visit that did not take place, and why. */
const MISSED: Readonly<Record<string, string>> = {
  '11/TC7-3': 'Three calls on three days were not answered',
}

/** A form that says that it was not done, and why. */
const NOT_DONE: Readonly<Record<string, string>> = {
  '12/TC3-2/PHONE': 'The line was dead; the family was seen on the ward the same day',
}

/** Forms that nobody has begun: the last steps of the two children who came last. */
const STILL_OPEN = ['14/M12/COMPLETE', '15/M12/COMPLETE']

/** A form that the nurse has begun: the laboratory has sent the first results only. */
const BEGUN = ['14/M12/LABS']

/** Slips that nobody has noticed: figures turned round, a point left out, a new finding without an adverse event. */
const SLIPS: Readonly<Record<string, (given: Given) => Given>> = {
  '3/FU1/PHYSEX': (given) => ({ ...given, EXAM_WEIGHT: turned(given['EXAM_WEIGHT']) }),
  '7/M12/LABS': (given) => ({ ...given, CRP: '48.0', CRP_CS: 'NCS' }),
  '5/M12/PHYSEX': (given) => ({
    ...given,
    SYS_SKIN: '3',
    EXAM_FINDINGS: 'Itching rash on both forearms since last week',
  }),
}

export type Exception =
  { readonly kind: 'notDone'; readonly reason: string } | { readonly kind: 'stillOpen' } | { readonly kind: 'begun' }

/** Why a child did not come to a visit; undefined when it did. */
export const missedBecause = ({ index }: TrainingSubject, visit: string): string | undefined =>
  MISSED[`${index}/${visit}`]

/** How a form was left where it was not simply filled in. */
export function exceptionOf({ index }: TrainingSubject, visit: string, form: string): Exception | undefined {
  const place = `${index}/${visit}/${form}`
  const reason = NOT_DONE[place]
  if (reason !== undefined) return { kind: 'notDone', reason }
  if (STILL_OPEN.includes(place)) return { kind: 'stillOpen' }
  return BEGUN.includes(place) ? { kind: 'begun' } : undefined
}

/** The answers with the slip that was made in this form, if one was. */
export function withSlip({ index }: TrainingSubject, visit: string, form: string, given: Given): Given {
  return SLIPS[`${index}/${visit}/${form}`]?.(given) ?? given
}

/** 14.3 typed as 41.3. */
function turned(weight: Given[string] | undefined): string {
  const [tens = '', ones = '', ...rest] = typeof weight === 'string' ? weight : ''
  return [ones, tens, ...rest].join('')
}
