import { defineCheck, type CheckContext } from '../../form/check.ts'
import { numberOf } from '../../form/values.ts'
import { study } from '../study.ts'
import { windowDays } from '../windows.ts'
import { daysWords } from './daysWords.ts'
import { departs } from './departs.ts'
import { dayOfDecision, limitsBind } from './goDecision.ts'
import { inSeries, numberOfVisit, type InSeries } from './injectionSeries.ts'
import { sentences, words } from '../../text/text.ts'

/*
 * The series of four. Before an injection its limits forbid or hold it; an injection that was given is recorded with a
 * deviation (design 8).
 */

/** The injection at hand, or undefined when nothing binds: a decision that is no 'go', an injection that was not given. */
function subjectOf(context: CheckContext): InSeries | undefined {
  if (context.form.oid === 'PREINJ') {
    return limitsBind(context) ? inSeries(context, dayOfDecision(context)) : undefined
  }
  return context.form.notDone === undefined ? inSeries(context, undefined) : undefined
}

const isAhead = (context: CheckContext) => context.form.oid === 'PREINJ'

export const ec023 = defineCheck({
  id: 'EC023',
  severity: 'hard',
  forms: ['PREINJ', 'INJ'],
  rule: 'Injection n follows injection n-1, and its number is that of its visit. One given out of turn is a major deviation.',
  source: 'paper',
  run: (context) => {
    const injection = subjectOf(context)
    if (!injection) return null
    const ofVisit = numberOfVisit(context.studyEvent?.oid)
    const typed = numberOf(context.values, 'INJECTION_NO')
    if (ofVisit !== undefined && typed !== undefined && typed !== ofVisit) {
      const message = words(
        `This is the visit of injection ${ofVisit}. Correct the number, or record the injection at its own visit.`,
        `این ویزیت تزریق ${ofVisit} است. شماره را اصلاح کنید یا تزریق را در ویزیت خودش ثبت کنید.`,
      )
      return { message, item: 'INJECTION_NO' }
    }
    const { number, previous, date } = injection
    if (number === 1 || previous !== null) return null
    const missing = words(`Injection ${number - 1} is not recorded as given.`, `تزریق ${number - 1} ثبت نشده است.`)
    if (isAhead(context))
      return {
        message: sentences(
          missing,
          words('Record it first, or decide to hold.', 'نخست آن را ثبت کنید یا تصمیم به تعویق بگیرید.'),
        ),
        item: 'GO_DECISION',
      }
    return departs({ category: 'DOSE', class: 'MAJOR', ...(date ? { date } : {}) }, missing, 'INJECTION_NO')
  },
})

export const ec024 = defineCheck({
  id: 'EC024',
  severity: 'hard',
  forms: ['PREINJ', 'INJ'],
  rule: 'An injection is not given earlier than 21 days after the one before: before it a hold that the investigator lifts, after it a major deviation.',
  source: 'assumed',
  limits: { days: { value: 21, label: 'Fewest days between two injections' } },
  run: (context, { days }) => {
    const { gap, previous, date } = subjectOf(context) ?? {}
    if (gap === undefined || date === undefined || gap >= days) return null
    if (gap < 0) {
      const message = words(
        `This lies before the previous injection (${previous}). Correct one of the two dates.`,
        `این پیش از تزریق پیشین (${previous}) است. یکی از دو تاریخ را اصلاح کنید.`,
      )
      return { message, item: isAhead(context) ? 'GO_DECISION' : 'INJ_START' }
    }
    const message = words(
      `Only ${daysWords(gap)} have passed since the previous injection; at least ${days} are asked for.`,
      `تنها ${gap} روز از تزریق پیشین گذشته است؛ دست‌کم ${days} روز لازم است.`,
    )
    if (isAhead(context))
      return {
        severity: 'hold',
        message: sentences(message, words('The investigator must decide.', 'پژوهشگر باید تصمیم بگیرد.')),
        item: 'GO_DECISION',
      }
    return departs({ category: 'WINDOW', class: 'MAJOR', date, days: gap - days }, message, 'INJ_START')
  },
})

export const ec025 = defineCheck({
  id: 'EC025',
  severity: 'deviation',
  forms: ['INJ'],
  rule: 'A gap outside the window of the injection, between the limits of EC024 and EC026, is a deviation.',
  source: 'assumed',
  limits: {
    shortest: { value: 21, label: 'Shortest gap, below it EC024 speaks', unit: 'days' },
    longest: { value: 60, label: 'Longest gap, above it EC026 speaks', unit: 'days' },
  },
  run: (context, { shortest, longest }) => {
    const { number, gap, date } = subjectOf(context) ?? {}
    const visit = study.studyEvents.find(({ oid }) => oid === `INJ${number}`)
    if (!visit || gap === undefined || date === undefined || gap < shortest || gap > longest) return null
    const { from, to } = windowDays(visit, context.context.settings)
    if (gap >= from && gap <= to) return null
    const days = gap < from ? gap - from : gap - to
    const message = words(
      `Given ${daysWords(gap)} after the previous injection; the window is day ${from} to ${to}.`,
      `${gap} روز پس از تزریق پیشین انجام شد؛ بازه روز ${from} تا ${to} است.`,
    )
    return departs({ category: 'WINDOW', class: 'MINOR', date, days }, message, 'INJ_START')
  },
})

export const ec026 = defineCheck({
  id: 'EC026',
  severity: 'hold',
  forms: ['PREINJ', 'INJ'],
  rule: 'After a gap of more than 60 days the investigator decides: go on, start again, or stop. An injection given without waiting is a major deviation.',
  source: 'assumed',
  limits: { days: { value: 60, label: 'Most days between two injections' } },
  run: (context, { days }) => {
    const { gap, date } = subjectOf(context) ?? {}
    if (gap === undefined || date === undefined || gap <= days) return null
    const message = words(
      `${daysWords(gap)} have passed since the previous injection; more than ${days}.`,
      `${gap} روز از تزریق پیشین گذشته است؛ بیش از ${days} روز.`,
    )
    if (isAhead(context)) {
      return {
        message: sentences(
          message,
          words(
            'The investigator must decide: go on, start again, or stop.',
            'پژوهشگر باید تصمیم بگیرد: ادامه، شروع دوباره یا توقف.',
          ),
        ),
        item: 'GO_DECISION',
      }
    }
    return departs({ category: 'WINDOW', class: 'MAJOR', date, days: gap - days }, message, 'INJ_START')
  },
})

export const ec084 = defineCheck({
  id: 'EC084',
  severity: 'hard',
  forms: ['PREINJ', 'INJ'],
  rule: 'A child receives four injections. A fifth is refused before it is given; one that was given is a major deviation.',
  source: 'paper',
  run: (context) => {
    const { number, given, date } = subjectOf(context) ?? {}
    if (number === undefined || given === undefined || (number <= 4 && given < 4)) return null
    if (isAhead(context)) {
      return {
        message: words(
          'Four injections have been given. The protocol has no fifth: decide to stop.',
          'چهار تزریق انجام شده است. پروتکل تزریق پنجم ندارد: تصمیم به توقف بگیرید.',
        ),
        item: 'GO_DECISION',
      }
    }
    const facts = { category: 'DOSE', class: 'MAJOR', ...(date ? { date } : {}) } as const
    return departs(
      facts,
      words('The protocol has four injections; this is one more.', 'پروتکل چهار تزریق دارد؛ این یکی بیشتر است.'),
      'INJECTION_NO',
    )
  },
})
