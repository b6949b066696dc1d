import { defineCheck, type CheckContext } from '../../form/check.ts'
import { todayOf } from '../../form/context.ts'
import { valueOf, type FormValues } from '../../form/values.ts'
import { formBeside } from '../lookup.ts'
import { departs } from './departs.ts'
import { limitsBind } from './goDecision.ts'
import { injectionsFrom, lotOf } from './lotOf.ts'
import { sentences, type Text, words } from '../../text/text.ts'

/** Whose lot it is, and whether it may be given at that hour. Ahead of an injection a limit, after it a deviation (design 8). */

export const ec070 = defineCheck({
  id: 'EC070',
  severity: 'hard',
  forms: ['PRODUCT', 'PREINJ', 'INJ'],
  rule: 'The lot is not recorded for another child. One that was given all the same is a major deviation of the injection.',
  source: 'assumed',
  run: (context) => {
    const { form, record, values, otherChildren } = context
    const isForeign = (lot: string | undefined) => lot !== undefined && otherChildren.lotBelongsToAnother(lot)
    const says = words(
      'This lot number is recorded for another child.',
      'این شماره سری ساخت برای کودک دیگری ثبت شده است.',
    )
    if (form.oid === 'INJ') {
      const start = valueOf(values, 'INJ_START')?.slice(0, 10)
      const lot = lotOf(context)
      if (form.notDone !== undefined || !lot || !isForeign(valueOf(lot, 'LOT_NO'))) return null
      return departs({ category: 'DOSE', class: 'MAJOR', ...(start ? { date: start } : {}) }, says, 'INJ_LOT')
    }
    if (form.oid === 'PREINJ') {
      const product = formBeside(record, form, 'PRODUCT')
      if (!product || !limitsBind(context) || !isForeign(valueOf(product.values, 'LOT_NO'))) return null
      return {
        message: sentences(
          says,
          words(
            'Do not inject. Compare the label with the name band and with the release paper.',
            'تزریق نکنید. برچسب را با دستبند نام و برگه ترخیص مقایسه کنید.',
          ),
        ),
        item: 'GO_DECISION',
      }
    }
    if (!isForeign(valueOf(values, 'LOT_NO'))) return null
    if (injectionsFrom(record, form).length > 0) {
      const message = sentences(
        says,
        words(
          'It was given: the deviation stands with the injection. Correct the number if it was mistyped, or confirm with a comment.',
          'این سری ساخت تزریق شده است: انحراف در فرم تزریق ثبت است. اگر شماره اشتباه تایپ شده اصلاح کنید، یا با توضیح تأیید کنید.',
        ),
      )
      return { message, item: 'LOT_NO', severity: 'soft' }
    }
    return {
      message: sentences(
        says,
        words(
          'Do not use it. Compare the number with the label and the release paper, and correct it.',
          'آن را به کار نبرید. شماره را با برچسب و برگه ترخیص مقایسه و اصلاح کنید.',
        ),
      ),
      item: 'LOT_NO',
    }
  },
})

export const ec075 = defineCheck({
  id: 'EC075',
  severity: 'hard',
  forms: ['PREINJ', 'INJ'],
  rule: 'A lot is given after its release and not after it expires. One that was given earlier or later is a major deviation.',
  source: 'assumed',
  run: (context) => (context.form.oid === 'PREINJ' ? ahead(context) : given(context)),
})

function ahead(context: CheckContext) {
  if (!limitsBind(context)) return null
  const { form, record, valuesOf } = context
  const product = formBeside(record, form, 'PRODUCT')
  const [earliest, latest] = hoursOfDecision(context)
  const problem = timeProblem(product ? valuesOf(product) : {}, latest, earliest)
  if (problem === null) return null
  // While the clock is in doubt the hour proves nothing: the investigator decides instead of the clock.
  const severity = context.context.clockSuspect ? 'hold' : 'hard'
  const message = sentences(
    problem,
    words(
      'Do not inject. If the injection was already given, record it in the injection form first.',
      'تزریق نکنید. اگر تزریق پیش‌تر انجام شده است، نخست آن را در فرم تزریق ثبت کنید.',
    ),
  )
  return { message, item: 'GO_DECISION', severity } as const
}

/** The first and last minute at which the injection may be meant: now, or the whole day of a visit that lies back. */
function hoursOfDecision({ studyEvent, context }: CheckContext): readonly [string, string] {
  const day = studyEvent?.actualDate ?? todayOf(context)
  return day < todayOf(context) ? [`${day}T00:00`, `${day}T23:59`] : [context.now, context.now]
}

/** What the times of a lot say against an injection that cannot lie after `latest` nor before `earliest`. */
function timeProblem(lot: FormValues, latest: string, earliest: string): Text | null {
  const released = valueOf(lot, 'RELEASE_DATETIME')
  const expires = valueOf(lot, 'EXPIRY_DATETIME')
  if (released === undefined) return words('No release of the lot is recorded.', 'ترخیص سری ساخت ثبت نشده است.')
  if (latest < released)
    return words(`The lot is released only at ${clock(released)}.`, `سری ساخت تازه در ${clock(released)} ترخیص می‌شود.`)
  return expires !== undefined && earliest > expires
    ? words(`The lot expired at ${clock(expires)}.`, `سری ساخت در ${clock(expires)} منقضی شده است.`)
    : null
}

const clock = (time: string): string => time.replace('T', ' ')

function given(context: CheckContext) {
  const start = valueOf(context.values, 'INJ_START')
  const lot = lotOf(context)
  if (context.form.notDone !== undefined || start === undefined || !lot) return null
  const problem = timeProblem(lot, start, start)
  if (problem === null) return null
  return departs({ category: 'RELEASE', class: 'MAJOR', date: start.slice(0, 10) }, problem, 'INJ_START')
}
