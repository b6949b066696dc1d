import { surelyBefore, surelyBeforeTime } from '../../dates/partialDate.ts'
import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { codesAt, valueOf } from '../../form/values.ts'
import { windowAnchorsOf } from '../anchors.ts'
import { formsOf, givenInjections, injectionDates } from '../lookup.ts'
import { study } from '../study.ts'
import { visitWindow } from '../windows.ts'
import { dayOfDecision, limitsBind } from './goDecision.ts'
import { numberOfVisit } from './injectionSeries.ts'
import { type Text, words } from '../../text/text.ts'

/** Edit checks of what was done about an adverse event, and of what becomes of it. */

export const ec108 = defineCheck({
  id: 'EC108',
  severity: 'soft',
  forms: ['AE', 'CONMED'],
  rule: 'An event treated with a drug has a row of the medication log that points to it and does not begin before it.',
  source: 'assumed',
  run: ({ form, record, values, valuesOf }) => {
    if (form.oid === 'CONMED') {
      const event = formsOf(record, 'AE').find(({ id }) => id === valueOf(values, 'CM_AE'))
      if (!event || !beginsBefore(valueOf(values, 'CM_START'), valueOf(valuesOf(event), 'AE_ONSET'))) return null
      const message = words(
        `This begins before adverse event ${event.repeat}, which it treats. Correct one of the dates; if both are right, confirm with a comment.`,
        `این دارو پیش از عارضه ${event.repeat} که درمانش می‌کند شروع شده است. یکی از تاریخ‌ها را اصلاح کنید؛ اگر هر دو درست است، با توضیح تأیید کنید.`,
      )
      return { message, item: 'CM_START' }
    }
    if (!codesAt(values, 'AE_TREATMENT').includes('DRUG')) return null
    const medicines = formsOf(record, 'CONMED')
      .map((medicine) => valuesOf(medicine))
      .filter((medicine) => valueOf(medicine, 'CM_AE') === form.id)
    const onset = valueOf(values, 'AE_ONSET')
    if (medicines.some((medicine) => !beginsBefore(valueOf(medicine, 'CM_START'), onset))) return null
    const message =
      medicines.length === 0
        ? words(
            'No row of the medication log points to this event. Add the drug there, or confirm with a comment that it follows.',
            'هیچ ردیفی از فهرست داروها به این عارضه اشاره ندارد. دارو را آنجا بیفزایید یا با توضیح تأیید کنید که ثبت خواهد شد.',
          )
        : words(
            'The drug in the medication log begins before this event. Correct one of the dates; if both are right, confirm with a comment.',
            'دارو در فهرست داروها پیش از این عارضه شروع شده است. یکی از تاریخ‌ها را اصلاح کنید؛ اگر هر دو درست است، با توضیح تأیید کنید.',
          )
    return { message, item: 'AE_TREATMENT' }
  },
})

const beginsBefore = (start: string | undefined, onset: string | undefined): boolean =>
  start !== undefined && onset !== undefined && surelyBefore(start, onset)

export const ec113 = defineCheck({
  id: 'EC113',
  severity: 'hard',
  forms: ['AE', 'PREINJ'],
  rule: 'When an event delayed or stopped the injections, the next one did not take place as planned. Asked softly while a later injection may be meant.',
  source: 'assumed',
  run: (context) => (context.form.oid === 'AE' ? onEvent(context) : ahead(context)),
})

const STOPPED = 'DRUG WITHDRAWN'
const DELAYED = 'DRUG INTERRUPTED'

/** The first injection that surely began after an onset. */
function nextAfter({ record }: CheckContext, onset: string) {
  return givenInjections(record).find(({ start }) => surelyBeforeTime(onset, start))
}

/** The day on which an injection was planned: counted from the one before, for the first one as the visit was planned. */
function plannedDay({ record, context }: CheckContext, number: number): string | undefined {
  if (number === 1) return record.subject.plannedFirstInjection
  const visit = study.studyEvents.find(({ oid }) => oid === `INJ${number}`)
  return visit && visitWindow(study.studyEvents, visit, windowAnchorsOf(record), context.settings)?.planned
}

function onEvent(context: CheckContext): Raised | null {
  const { values, record } = context
  const action = valueOf(values, 'AE_ACTION')
  const onset = valueOf(values, 'AE_ONSET')
  const next = onset === undefined ? undefined : nextAfter(context, onset)
  if (!next) return null
  const day = next.start.slice(0, 10)
  const says = (severity: 'hard' | 'soft', what: Text): Raised => ({
    message: words(
      `The action says that the injections were ${what.en}, and injection ${next.number} was given on ${day} as planned. Correct the action${severity === 'hard' ? '.' : '; if a later injection is meant, confirm with a comment.'}`,
      `اقدام می‌گوید تزریق‌ها ${what.fa} است، ولی تزریق ${next.number} در ${day} طبق برنامه انجام شد. اقدام را اصلاح کنید${severity === 'hard' ? '.' : '؛ اگر تزریق دیرتری منظور است، با توضیح تأیید کنید.'}`,
    ),
    item: 'AE_ACTION',
    severity,
  })
  if (action === STOPPED) {
    return says(injectionDates(record).every((date) => date !== null) ? 'hard' : 'soft', words('stopped', 'متوقف شده'))
  }
  const planned = plannedDay(context, next.number)
  if (action !== DELAYED || planned === undefined || day > planned) return null
  const end = valueOf(values, 'AE_END')
  return says(
    end !== undefined && surelyBeforeTime(end, next.start) ? 'hard' : 'soft',
    words('delayed', 'به تعویق افتاده'),
  )
}

function ahead(context: CheckContext): Raised | null {
  const number = numberOfVisit(context.studyEvent?.oid)
  if (number === undefined || !limitsBind(context)) return null
  const planned = plannedDay(context, number)
  const isOnTime = planned !== undefined && dayOfDecision(context) <= planned
  const against = formsOf(context.record, 'AE').filter((event) => {
    const values = context.valuesOf(event)
    const action = valueOf(values, 'AE_ACTION')
    const onset = valueOf(values, 'AE_ONSET')
    if (action === STOPPED) return true
    return action === DELAYED && isOnTime && onset !== undefined && !nextAfter(context, onset)
  })
  if (against.length === 0) return null
  const numbers = against.map(({ repeat }) => repeat).join(', ')
  const message = words(
    `By adverse event ${numbers} this injection is delayed or the series stopped. Decide to hold or to stop, or correct the action of the event.`,
    `بر پایه عارضه ${numbers} این تزریق به تعویق افتاده یا تزریق‌ها متوقف شده است. تصمیم به تعویق یا توقف بگیرید، یا اقدام عارضه را اصلاح کنید.`,
  )
  return { message, item: 'GO_DECISION' }
}

const WRITE: Readonly<Record<string, Text>> & { readonly AE_PLAN: Text } = {
  AE_OUTCOME: words(
    'The event goes on at the final assessment: write its outcome.',
    'عارضه هنگام ارزیابی نهایی ادامه دارد: پیامد آن را بنویسید.',
  ),
  AE_PLAN: words(
    'The event goes on at the final assessment: write how it is followed up.',
    'عارضه هنگام ارزیابی نهایی ادامه دارد: برنامه پیگیری آن را بنویسید.',
  ),
}

export const ec115 = defineCheck({
  id: 'EC115',
  severity: 'hard',
  forms: ['AE', 'COMPLETE'],
  rule: 'An event that goes on at the final assessment has an outcome and a plan of follow-up.',
  source: 'assumed',
  run: ({ form, record, values, valuesOf }) => {
    const isAtEnd = record.studyEvents.some(({ oid, status }) => oid === 'M12' && status === 'occurred')
    if (!isAtEnd) return null
    const missing = (event: CheckContext['values']) =>
      valueOf(event, 'AE_ONGOING') === 'Y'
        ? ['AE_OUTCOME', 'AE_PLAN'].filter((item) => valueOf(event, item) === undefined)
        : []
    if (form.oid === 'AE') {
      return missing(values).map((item) => ({ message: WRITE[item] ?? WRITE.AE_PLAN, item }))
    }
    const open = formsOf(record, 'AE').filter((event) => missing(valuesOf(event)).length > 0)
    if (open.length === 0) return null
    const numbers = open.map(({ repeat }) => repeat).join(', ')
    const message = words(
      `Adverse event ${numbers} goes on. Write its outcome and how it is followed up, in the adverse event form.`,
      `عارضه ${numbers} ادامه دارد. پیامد و برنامه پیگیری آن را در فرم عارضه بنویسید.`,
    )
    return { message, item: 'ALL_AE_CLOSED' }
  },
})
