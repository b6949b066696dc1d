import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import type { DeviationFacts } from '../../form/finding.ts'
import { valueOf } from '../../form/values.ts'
import { formsOf, givenInjections, injectionDates } from '../lookup.ts'
import { visitNameOf } from '../study.ts'
import { departs } from './departs.ts'
import { dayOfDecision, limitsBind } from './goDecision.ts'
import { listed, sentences, type Text, words } from '../../text/text.ts'

/*
 * What comes after a decision to stop. Nothing new is entered or given; what was done all the same is recorded with a major
 * deviation, on whichever form comes last (design 8).
 */

interface Decision {
  readonly date: string
  readonly scope: string | undefined
  readonly who: string | undefined
}

/** The decision to stop, from the form at hand while it is that form; undefined while there is none. */
function decisionOf({ form, record, values, valuesOf }: CheckContext): Decision | undefined {
  const source = form.oid === 'WITHDRAW' ? values : formsOf(record, 'WITHDRAW').map((each) => valuesOf(each))[0]
  const date = source && valueOf(source, 'DECISION_DATE')
  if (!source || date === undefined) return undefined
  return { date, scope: valueOf(source, 'WITHDRAW_SCOPE'), who: valueOf(source, 'WITHDRAW_WHO') }
}

/** The family's decision is consent withdrawn; the investigator's or sponsor's is about the dose. */
function facts({ who }: Decision, date: string): DeviationFacts {
  return { category: who === 'PARENT' || who === 'CHILD' ? 'CONSENT' : 'DOSE', class: 'MAJOR', date }
}

/** On the decision itself: its date is asked about, and once it is confirmed the deviation stands. */
function onDecision(message: Text, deviation: DeviationFacts): readonly Raised[] {
  return [
    {
      severity: 'soft',
      message: sentences(
        message,
        words(
          'Correct the date of the decision; if it is right, confirm with a comment.',
          'تاریخ تصمیم را اصلاح کنید؛ اگر درست است، با توضیح تأیید کنید.',
        ),
      ),
      item: 'DECISION_DATE',
    },
    departs(deviation, message, 'DECISION_DATE'),
  ]
}

/* The decision and the end of the study are written down after it; what was injected is EC124. */
const AFTERWARDS = ['WITHDRAW', 'COMPLETE', 'INJ']

export const ec122 = defineCheck({
  id: 'EC122',
  severity: 'hard',
  forms: 'all',
  rule: 'After a decision that everything ends, no visit is entered. Marrow that was taken, and visits that hold data when the decision is written down, are a major deviation.',
  source: 'assumed',
  run: (context) => {
    const { form, definition, studyEvent, values } = context
    const decision = decisionOf(context)
    if (decision?.scope !== '3' || !studyEvent) return null
    if (form.oid === 'WITHDRAW') return laterVisits(context, decision)
    if (AFTERWARDS.includes(form.oid) || form.notDone !== undefined) return null
    const own = definition.dateItem === undefined ? undefined : valueOf(values, definition.dateItem)?.slice(0, 10)
    const date = own ?? studyEvent.actualDate ?? undefined
    if (date === undefined || date <= decision.date) return null
    const item = own === undefined ? undefined : definition.dateItem
    const message = words(
      `The family ended everything on ${decision.date}.`,
      `خانواده در ${decision.date} به همه چیز پایان داد.`,
    )
    if (form.oid === 'BMA')
      return departs(
        facts(decision, date),
        sentences(message, words('Marrow was taken after it.', 'مغز استخوان پس از آن گرفته شد.')),
        item,
      )
    const says = sentences(
      message,
      words(
        'Nothing of a later day may be entered. Correct the date, or leave the form empty.',
        'چیزی از روزهای بعد نباید وارد شود. تاریخ را اصلاح کنید یا فرم را خالی بگذارید.',
      ),
    )
    return item === undefined ? { message: says } : { message: says, item }
  },
})

function laterVisits({ record }: CheckContext, decision: Decision): readonly Raised[] | null {
  const later = record.studyEvents.filter(
    ({ id, actualDate }) =>
      actualDate !== null &&
      actualDate > decision.date &&
      record.forms.some((form) => form.studyEvent === id && form.state !== 'empty' && !AFTERWARDS.includes(form.oid)),
  )
  const [first] = later
  if (!first?.actualDate) return null
  const names = listed(
    later.map(({ oid }) => visitNameOf(oid)),
    '; ',
  )
  const message = words(
    `Visits after the decision hold data: ${names.en}.`,
    `ویزیت‌های پس از تصمیم داده دارند: ${names.fa}.`,
  )
  return onDecision(message, facts(decision, first.actualDate))
}

export const ec123 = defineCheck({
  id: 'EC123',
  severity: 'soft',
  forms: ['WITHDRAW'],
  rule: 'A decision because of an adverse event goes with an event for which the injections were stopped.',
  source: 'assumed',
  run: ({ record, values, valuesOf }) => {
    if (valueOf(values, 'WITHDRAW_REASON') !== 'AE') return null
    const isStopped = formsOf(record, 'AE').some((event) => valueOf(valuesOf(event), 'AE_ACTION') === 'DRUG WITHDRAWN')
    if (isStopped) return null
    const message = words(
      "The reason is an adverse event, and no event has the action 'series stopped'. Correct the event; if it is right, confirm with a comment.",
      'علت، یک عارضه است ولی هیچ عارضه‌ای اقدام «توقف تزریق‌ها» ندارد. عارضه را اصلاح کنید؛ اگر درست است، با توضیح تأیید کنید.',
    )
    return { message, item: 'WITHDRAW_REASON' }
  },
})

export const ec124 = defineCheck({
  id: 'EC124',
  severity: 'hard',
  forms: ['PREINJ', 'INJ', 'WITHDRAW'],
  rule: 'No injection is given after the day of a decision to stop. One that was given is a major deviation.',
  source: 'assumed',
  run: (context) => {
    const { form, values, record } = context
    const decision = decisionOf(context)
    if (!decision) return null
    if (form.oid === 'PREINJ') {
      if (!limitsBind(context) || dayOfDecision(context) <= decision.date) return null
      const message = words(
        `On ${decision.date} it was decided to stop: no injection may be given. Decide to stop.`,
        `در ${decision.date} تصمیم به توقف گرفته شد: تزریق مجاز نیست. تصمیم به توقف بگیرید.`,
      )
      return { message, item: 'GO_DECISION' }
    }
    if (form.oid === 'INJ') {
      const day = valueOf(values, 'INJ_START')?.slice(0, 10)
      if (form.notDone !== undefined || day === undefined || day <= decision.date) return null
      const message = words(
        `This injection was given after the decision to stop (${decision.date}).`,
        `این تزریق پس از تصمیم به توقف (${decision.date}) انجام شد.`,
      )
      return departs(facts(decision, day), message, 'INJ_START')
    }
    const days = [
      ...givenInjections(record).map(({ start }) => start.slice(0, 10)),
      ...injectionDates(record).filter((date) => date !== null),
    ]
    const [first] = days.filter((day) => day > decision.date).toSorted()
    if (first === undefined) return null
    return onDecision(
      words(
        `An injection was given on ${first}, after the decision to stop.`,
        `در ${first}، پس از تصمیم به توقف، تزریقی انجام شد.`,
      ),
      facts(decision, first),
    )
  },
})
