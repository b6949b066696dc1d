import { surelyBeforeTime } from '../../dates/partialDate.ts'
import { defineCheck, type CheckContext } from '../../form/check.ts'
import { valueOf, type FormValues } from '../../form/values.ts'
import { fold } from '../../instruments/ctcaeSearch.ts'
import { spanOf, surelyOverlap } from '../adverseEvents.ts'
import { formsOf } from '../lookup.ts'
import { consentTime } from './consentOf.ts'
import { words } from '../../text/text.ts'

/** Edit checks of when an adverse event began and ended, and of one that stands there twice. */

export const ec100 = defineCheck({
  id: 'EC100',
  severity: 'hard',
  forms: ['AE'],
  rule: 'An adverse event begins after consent. What began before it is history.',
  source: 'assumed',
  run: (context) => {
    const onset = valueOf(context.values, 'AE_ONSET')
    const consent = consentTime(context)
    if (onset === undefined || consent === undefined || !surelyBeforeTime(onset, consent)) return null
    const message = words(
      'This began before consent. Correct the onset; if it is right, record it in the medical history, and strike this row through.',
      'این پیش از رضایت شروع شده است. زمان شروع را اصلاح کنید؛ اگر درست است، آن را در سوابق پزشکی ثبت کنید و این ردیف را خط بزنید.',
    )
    return { message, item: 'AE_ONSET' }
  },
})

export const ec101 = defineCheck({
  id: 'EC101',
  severity: 'hard',
  forms: ['AE'],
  rule: 'An adverse event does not end before it begins.',
  source: 'assumed',
  run: ({ values }) => {
    const [onset, end] = [valueOf(values, 'AE_ONSET'), valueOf(values, 'AE_END')]
    if (onset === undefined || end === undefined || !surelyBeforeTime(end, onset)) return null
    return {
      message: words(
        'The end lies before the onset. Correct one of the two.',
        'پایان پیش از شروع است. یکی از این دو را اصلاح کنید.',
      ),
      item: 'AE_END',
    }
  },
})

const OVER = ['RECOVERED/RESOLVED', 'RECOVERED/RESOLVED WITH SEQUELAE', 'FATAL']

export const ec102 = defineCheck({
  id: 'EC102',
  severity: 'hard',
  forms: ['AE'],
  rule: 'An event that is recovered or fatal has an end date, and one that is not recovered has none. A date typed before the event was said to go on is cleared with it.',
  source: 'assumed',
  run: ({ values }) => {
    const outcome = valueOf(values, 'AE_OUTCOME')
    const end = valueOf(values, 'AE_END')
    if (outcome !== undefined && OVER.includes(outcome) && end === undefined) {
      const goesOn = valueOf(values, 'AE_ONGOING') === 'Y'
      const message = goesOn
        ? words(
            'By its outcome the event is over, and it is said to go on. Correct one of the two.',
            'بر پایه پیامد، عارضه پایان یافته ولی «ادامه دارد» ثبت شده است. یکی از این دو را اصلاح کنید.',
          )
        : words(
            'By its outcome the event is over: give its end.',
            'بر پایه پیامد، عارضه پایان یافته است: زمان پایان را ثبت کنید.',
          )
      return { message, item: goesOn ? 'AE_OUTCOME' : 'AE_END' }
    }
    if (outcome !== 'NOT RECOVERED/NOT RESOLVED' || end === undefined) return null
    return {
      message: words(
        'The event has an end and is not recovered. Correct one of the two.',
        'عارضه زمان پایان دارد ولی بهبود نیافته است. یکی از این دو را اصلاح کنید.',
      ),
      item: 'AE_OUTCOME',
    }
  },
})

export const ec109 = defineCheck({
  id: 'EC109',
  severity: 'soft',
  forms: ['AE'],
  rule: 'An event does not stand there twice: no other event has the same term at the same time.',
  source: 'assumed',
  run: (context) => {
    const own = spanOf(context.values)
    if (!own || valueOf(context.values, 'AE_CTCAE') === undefined) return null
    const twin = otherEvents(context).find(({ values }) => {
      const other = spanOf(values)
      return (
        isSameTerm(values, context.values) && other && (isSameTime(values, context.values) || surelyOverlap(own, other))
      )
    })
    if (!twin) return null
    const message = words(
      `Adverse event ${twin.repeat} has the same term at the same time. If it is the same event, strike one of the two through; if it is another one, confirm with a comment.`,
      `عارضه ${twin.repeat} همین اصطلاح را در همین زمان دارد. اگر همان عارضه است، یکی از این دو را خط بزنید؛ اگر عارضه دیگری است، با توضیح تأیید کنید.`,
    )
    return { message, item: 'AE_CTCAE' }
  },
})

function otherEvents({ record, form, valuesOf }: CheckContext) {
  return formsOf(record, 'AE')
    .filter(({ id }) => id !== form.id)
    .map((event) => ({ repeat: event.repeat, values: valuesOf(event) }))
}

/** The terms 'Other, specify' only say something together with the words. */
function isSameTerm(one: FormValues, other: FormValues): boolean {
  const term = valueOf(one, 'AE_CTCAE')
  if (term !== valueOf(other, 'AE_CTCAE')) return false
  return (
    !term?.endsWith('Other, specify') || fold(valueOf(one, 'AE_TERM') ?? '') === fold(valueOf(other, 'AE_TERM') ?? '')
  )
}

const isSameTime = (one: FormValues, other: FormValues): boolean =>
  ['AE_ONSET', 'AE_ONGOING', 'AE_END'].every((item) => valueOf(one, item) === valueOf(other, item))
