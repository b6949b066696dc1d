import { isDateTime } from '../../shared/dates/dateTime.ts'
import { isPartialDate } from '../../shared/dates/partialDate.ts'
import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { siteContext } from '../read/readContext.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/**
 * Says when a form's data were observed, 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM' local to the site, and whether they were typed at
 * the bedside or copied from paper (R17). Throws a Refusal 'badInput' for no date or one that lies ahead.
 */
export function aboutForm(
  context: ActContext,
  {
    formId,
    observedAt,
    source,
  }: { readonly formId: string; readonly observedAt: string; readonly source: 'bedside' | 'transcribed' },
): Receipt {
  const { now, clockSuspect } = siteContext(readingOf(context))
  const wellFormed = observedAt.length >= 10 && (isDateTime(observedAt) || isPartialDate(observedAt))
  if (!wellFormed) throw new Refusal('badInput', 'Give the day it was observed, with the hour if it is known.')
  if (!clockSuspect && observedAt > now.slice(0, observedAt.length)) {
    throw new Refusal('badInput', 'This lies ahead: data cannot be observed before they happen.')
  }
  return context.store.commit(context.person, {
    kind: 'form.about',
    form: formId,
    changes: fields('form', formId, { observedAt, source }),
  })
}
