import { surelyBeforeTime } from '../../dates/partialDate.ts'
import { defineCheck } from '../../form/check.ts'
import { valueOf } from '../../form/values.ts'
import { consentTime } from './consentOf.ts'
import { departs } from './departs.ts'
import { limitsBind } from './goDecision.ts'
import { words } from '../../text/text.ts'

/* History may lie before consent, a deviation may be about consent itself, and an adverse event has its own check (EC100). */
const MAY_LIE_BEFORE = ['CONSENT', 'MEDHX', 'IMAGING', 'AE', 'SAE', 'CONMED', 'REHAB', 'DEV']
/* What was done to the child is recorded whenever it was done (design 8). */
const PROCEDURES = ['BMA', 'INJ']

/** Nothing of the trial lies before consent. */
export const ec001 = defineCheck({
  id: 'EC001',
  severity: 'hard',
  forms: 'all',
  rule: 'No form tells of a time before consent, except history and imaging; a marrow aspiration or an injection before consent is a major deviation.',
  source: 'assumed',
  run: (context) => {
    const { form, definition, values, studyEvent } = context
    const consent = consentTime(context)
    if (MAY_LIE_BEFORE.includes(form.oid)) return null
    const own = definition.dateItem === undefined ? undefined : valueOf(values, definition.dateItem)
    const isProcedure = PROCEDURES.includes(form.oid) && form.notDone === undefined
    if (consent === undefined) {
      if (isProcedure && own !== undefined) {
        return departs(
          { category: 'CONSENT', class: 'MAJOR', date: own.slice(0, 10) },
          words('This was done, and no consent is recorded.', 'این اقدام انجام شده و رضایتی ثبت نشده است.'),
          definition.dateItem,
        )
      }
      const message = words(
        'No consent is recorded. Record it before an injection is decided on.',
        'رضایتی ثبت نشده است. پیش از تصمیم درباره تزریق آن را ثبت کنید.',
      )
      return form.oid === 'PREINJ' && limitsBind(context) ? { message, item: 'GO_DECISION' } : null
    }
    const date = own ?? studyEvent?.actualDate ?? undefined
    if (date === undefined || !surelyBeforeTime(date, consent)) return null
    const item = own === undefined ? undefined : definition.dateItem
    if (isProcedure) {
      const facts = { category: 'CONSENT', class: 'MAJOR', date: date.slice(0, 10) } as const
      return departs(facts, words('This was done before consent.', 'این اقدام پیش از رضایت انجام شده است.'), item)
    }
    const message = words(
      'This lies before consent. Correct the date; what was found before consent does not belong in the trial, except as history.',
      'این پیش از رضایت است. تاریخ را اصلاح کنید؛ آنچه پیش از رضایت یافته شده جز در سوابق، جزو کارآزمایی نیست.',
    )
    return item === undefined ? { message } : { message, item }
  },
})
