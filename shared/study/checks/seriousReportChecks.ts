import { addHours, hoursBetween } from '../../dates/dateTime.ts'
import { surelyBeforeTime } from '../../dates/partialDate.ts'
import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { codesAt, valueOf } from '../../form/values.ts'
import { zoneOf } from '../calculations/injectionRules.ts'
import { formsOf } from '../lookup.ts'
import { HOURS_TO_REPORT, knownSince, lateReport, reportsOf } from '../seriousEvents.ts'
import { departs } from './departs.ts'
import { sentences, words } from '../../text/text.ts'

/** Edit checks of the reports about a serious event: in time, whole, and in their order. */

export const ec106 = defineCheck({
  id: 'EC106',
  severity: 'deviation',
  forms: ['AE', 'SAE'],
  rule: 'A serious event is reported within 24 hours after the site knew of it. Until then the hour is shown; after it the delay is a major deviation.',
  source: 'assumed',
  limits: { hours: { value: HOURS_TO_REPORT, label: 'Hours to the report', unit: 'h' } },
  run: (context, { hours }) => (context.form.oid === 'AE' ? onEvent(context, hours) : onReport(context, hours)),
})

const clock = (time: string): string => time.replace('T', ' ')

function onEvent({ form, record, values, context }: CheckContext, hours: number): Raised | null {
  if (valueOf(values, 'AE_SERIOUS') !== 'Y') return null
  if (reportsOf(form, record).length > 0) return null
  const due = addHours(knownSince(form) ?? context.now, hours, zoneOf(context.settings))
  if (context.now <= due || context.clockSuspect) {
    const doubt = words(
      'The clock of this computer is in doubt: go by your watch.',
      'ساعت این رایانه نامطمئن است: به ساعت خود نگاه کنید.',
    )
    const message = words(
      `This event is serious. Write the report now and send it by ${clock(due)}, ${hours} h after the site knew of it.`,
      `این عارضه جدی است. گزارش را هم‌اکنون بنویسید و تا ${clock(due)}، یعنی ${hours} ساعت پس از اطلاع مرکز، بفرستید.`,
    )
    return {
      severity: 'suggestion',
      message: context.clockSuspect ? sentences(message, doubt) : message,
      item: 'AE_SERIOUS',
    }
  }
  const facts = lateReport(form.id, due)
  const message = words(
    `This serious event was recorded on ${clock(knownSince(form) ?? '')} and has no report after ${hours} h. Write the report and send it now.`,
    `این عارضه جدی در ${clock(knownSince(form) ?? '')} ثبت شد و پس از ${hours} ساعت گزارشی ندارد. گزارش را هم‌اکنون بنویسید و بفرستید.`,
  )
  return departs(facts, message, 'AE_SERIOUS')
}

function onReport({ values, context }: CheckContext, hours: number): Raised | null {
  const aware = valueOf(values, 'SAE_AWARE')
  if (valueOf(values, 'SAE_REPORT_TYPE') !== 'INITIAL' || aware === undefined) return null
  const sent = valueOf(values, 'SAE_SENT')
  const zone = zoneOf(context.settings)
  if (hoursBetween(aware, sent ?? context.now, zone) <= hours) return null
  if (sent === undefined && context.clockSuspect) return null
  const facts = lateReport(valueOf(values, 'SAE_AE'), addHours(aware, hours, zone))
  const message =
    sent === undefined
      ? words(
          `The report is not sent more than ${hours} h after the site knew of the event.`,
          `بیش از ${hours} ساعت از اطلاع مرکز گذشته و گزارش فرستاده نشده است.`,
        )
      : words(
          `The report was sent more than ${hours} h after the site knew of the event.`,
          `گزارش بیش از ${hours} ساعت پس از اطلاع مرکز فرستاده شد.`,
        )
  return departs(facts, message, 'SAE_SENT')
}

export const ec107 = defineCheck({
  id: 'EC107',
  severity: 'hard',
  forms: ['SAE'],
  rule: 'A report names at least one criterion, and a hospital stay has its day of admission.',
  source: 'ref(E2A)',
  run: ({ values }) => {
    const criteria = codesAt(values, 'SAE_CRITERIA')
    if (criteria.length === 0) {
      return {
        message: words(
          'Tick at least one criterion: without one the event is not serious.',
          'دست‌کم یک معیار را علامت بزنید: بدون آن عارضه جدی نیست.',
        ),
        item: 'SAE_CRITERIA',
      }
    }
    if (!criteria.includes('AESHOSP') || valueOf(values, 'SAE_ADMIT') !== undefined) return null
    return {
      message: words(
        'A hospital stay needs its admission: give day and time.',
        'بستری، زمان پذیرش می‌خواهد: روز و ساعت را ثبت کنید.',
      ),
      item: 'SAE_ADMIT',
    }
  },
})

export const ec116 = defineCheck({
  id: 'EC116',
  severity: 'hard',
  forms: ['SAE'],
  rule: 'A follow-up or final report is not sent before the initial report of the same event.',
  source: 'assumed',
  run: (context) => {
    const own = reportOf(context.values)
    if (own.sent === undefined || own.event === undefined) return null
    const others = formsOf(context.record, 'SAE')
      .filter(({ id }) => id !== context.form.id)
      .map((form) => reportOf(context.valuesOf(form)))
      .filter(({ event }) => event === own.event)
    const isInitial = own.type === 'INITIAL'
    const wrong = others.find(({ type, sent }) => {
      if (sent === undefined || own.sent === undefined || type === undefined) return false
      return isInitial ? type !== 'INITIAL' && sent < own.sent : type === 'INITIAL' && own.sent < sent
    })
    if (!wrong?.sent) return null
    const message = isInitial
      ? words(
          `A later report of this event was sent on ${clock(wrong.sent)}, before this one. Correct one of the two.`,
          `گزارش بعدی این عارضه در ${clock(wrong.sent)}، پیش از این گزارش، فرستاده شده است. یکی از این دو را اصلاح کنید.`,
        )
      : words(
          `The initial report was sent on ${clock(wrong.sent)}, after this one. Correct one of the two.`,
          `گزارش اولیه در ${clock(wrong.sent)}، پس از این گزارش، فرستاده شده است. یکی از این دو را اصلاح کنید.`,
        )
    return { message, item: 'SAE_SENT' }
  },
})

function reportOf(values: CheckContext['values']) {
  return {
    event: valueOf(values, 'SAE_AE'),
    type: valueOf(values, 'SAE_REPORT_TYPE'),
    sent: valueOf(values, 'SAE_SENT'),
  }
}

/** A limit of the protocol's field list that has no EC number there. */
export const awareAfterOnset = defineCheck({
  id: 'FC35',
  severity: 'hard',
  forms: ['SAE'],
  rule: 'The site does not know of an event before it begins.',
  source: 'field list of the protocol',
  run: ({ values, record, valuesOf }) => {
    const event = formsOf(record, 'AE').find(({ id }) => id === valueOf(values, 'SAE_AE'))
    const onset = event && valueOf(valuesOf(event), 'AE_ONSET')
    const aware = valueOf(values, 'SAE_AWARE')
    if (onset === undefined || aware === undefined || !surelyBeforeTime(aware, onset)) return null
    return {
      message: words(
        'This lies before the onset of the event. Correct one of the two.',
        'این پیش از شروع عارضه است. یکی از این دو را اصلاح کنید.',
      ),
      item: 'SAE_AWARE',
    }
  },
})
