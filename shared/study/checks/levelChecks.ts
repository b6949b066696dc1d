import { defineCheck, type CheckContext } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { GMFCS_LEVELS } from '../codeLists.ts'
import { formBeside } from '../lookup.ts'
import { besideOrOwn, earlierScales } from './scaleHistory.ts'
import { sentences, words } from '../../text/text.ts'

/** Edit checks of the GMFCS level against the scales of its visit and against the level before. All ask, none refuses. */

const CONFIRM = words(
  'Check both forms; if they are right, confirm with a comment.',
  'هر دو فرم را بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.',
)

/** The level as a number, 1 the best; undefined while it is open. */
function rankOf(level: string | undefined): number | undefined {
  const index = GMFCS_LEVELS.findIndex((each) => each === level)
  return index < 0 ? undefined : index + 1
}

export const ec047 = defineCheck({
  id: 'EC047',
  severity: 'soft',
  forms: ['GMFM88', 'GMFCS'],
  rule: 'A child at level V scores at most 3 in dimension E; one at level I or II at least 90% in dimension B.',
  source: 'assumed',
  limits: {
    walking: { value: 3, label: 'Level V: highest sum of dimension E' },
    sitting: { value: 90, label: 'Level I and II: lowest dimension B', unit: '%' },
  },
  run: (context, { walking, sitting }) => {
    const level = valueOf(besideOrOwn(context, 'GMFCS'), 'GMFCS')
    const gmfm = besideOrOwn(context, 'GMFM88')
    const isSheet = context.form.oid === 'GMFM88'
    const raw = numberOf(gmfm, 'GMFM_E_RAW')
    if (level === 'V' && raw !== undefined && raw > walking) {
      const message = sentences(
        words(
          `Level V with ${raw} points in walking, running and jumping (at most ${walking} are expected).`,
          `سطح V با ${raw} امتیاز در راه رفتن، دویدن و پریدن (انتظار حداکثر ${walking}).`,
        ),
        CONFIRM,
      )
      return { message, item: isSheet ? 'GMFM_E_RAW' : 'GMFCS' }
    }
    const percent = numberOf(gmfm, 'GMFM_B_PCT')
    if ((level === 'I' || level === 'II') && percent !== undefined && percent < sitting) {
      const message = sentences(
        words(
          `Level ${level} with ${formatHalfUp(percent, 2)}% in sitting (at least ${sitting}% is expected).`,
          `سطح ${level} با ${formatHalfUp(percent, 2)}% در نشستن (انتظار دست‌کم ${sitting}%).`,
        ),
        CONFIRM,
      )
      return { message, item: isSheet ? 'GMFM_B_PCT' : 'GMFCS' }
    }
    return null
  },
})

export const ec048 = defineCheck({
  id: 'EC048',
  severity: 'soft',
  forms: ['GMFCS'],
  rule: 'The level moves by less than 2 between two visits; else a second assessor looks at the child.',
  source: 'assumed',
  limits: { levels: { value: 2, label: 'Levels from which a second assessor is asked for' } },
  run: (context, { levels }) => {
    const rank = rankOf(valueOf(context.values, 'GMFCS'))
    const before = earlierScales(context)
      .map((form) => valueOf(context.valuesOf(form), 'GMFCS'))
      .find((level) => level !== undefined)
    const rankBefore = rankOf(before)
    if (rank === undefined || rankBefore === undefined || Math.abs(rank - rankBefore) < levels) return null
    const message = words(
      `The level was ${before} at the visit before: a move by ${Math.abs(rank - rankBefore)} levels. Let a second assessor look at the child, and write in the comment who did and what was found.`,
      `سطح در ویزیت پیش ${before} بود: جابه‌جایی ${Math.abs(rank - rankBefore)} سطح. ارزیاب دومی کودک را ببیند و در توضیح بنویسید چه کسی دید و چه یافت.`,
    )
    return { message, item: 'GMFCS' }
  },
})

export const ec049 = defineCheck({
  id: 'EC049',
  severity: 'soft',
  forms: ['GMFCS', 'GMFM88'],
  rule: 'Level and GMFM-88 total do not move against each other by more than 3 points since the last visit that has both.',
  source: 'assumed',
  limits: { points: { value: 3, label: 'Change of the total that counts', unit: 'points' } },
  run: (context, { points }) => {
    const now = {
      rank: rankOf(valueOf(besideOrOwn(context, 'GMFCS'), 'GMFCS')),
      total: numberOf(besideOrOwn(context, 'GMFM88'), 'GMFM_TOTAL'),
    }
    const before = lastWithBoth(context)
    if (!before || now.rank === undefined || now.total === undefined) return null
    const rise = now.total - before.total
    const isBetter = now.rank < before.rank && rise < -points
    const isWorse = now.rank > before.rank && rise > points
    if (!isBetter && !isWorse) return null
    const points_ = formatHalfUp(Math.abs(rise), 2)
    const message = isBetter
      ? words(
          `Since the visit before, the level is better while the GMFM-88 total falls by ${points_} points.`,
          `از ویزیت پیش، سطح بهتر شده ولی نمره کل GMFM-88 به اندازه ${points_} امتیاز کم شده است.`,
        )
      : words(
          `Since the visit before, the level is worse while the GMFM-88 total rises by ${points_} points.`,
          `از ویزیت پیش، سطح بدتر شده ولی نمره کل GMFM-88 به اندازه ${points_} امتیاز زیاد شده است.`,
        )
    return { message: sentences(message, CONFIRM), item: context.form.oid === 'GMFCS' ? 'GMFCS' : 'GMFM_TOTAL' }
  },
})

/** Level and total of the last earlier visit at which both are known. */
function lastWithBoth(context: CheckContext): { readonly rank: number; readonly total: number } | undefined {
  const { form, record, valuesOf } = context
  for (const own of earlierScales(context)) {
    const other = formBeside(record, own, form.oid === 'GMFCS' ? 'GMFM88' : 'GMFCS')
    if (!other || other.notDone !== undefined) continue
    const [level, sheet] = form.oid === 'GMFCS' ? [own, other] : [other, own]
    const rank = rankOf(valueOf(valuesOf(level), 'GMFCS'))
    const total = numberOf(valuesOf(sheet), 'GMFM_TOTAL')
    if (rank !== undefined && total !== undefined) return { rank, total }
  }
  return undefined
}

export const ec052 = defineCheck({
  id: 'EC052',
  severity: 'soft',
  forms: ['BBS', 'GMFCS'],
  rule: 'The balance total is at most 14 at level V and at least 35 at level I.',
  source: 'assumed',
  limits: {
    mostV: { value: 14, label: 'Level V: highest balance total' },
    leastI: { value: 35, label: 'Level I: lowest balance total' },
  },
  run: (context, { mostV, leastI }) => {
    const level = valueOf(besideOrOwn(context, 'GMFCS'), 'GMFCS')
    const total = numberOf(besideOrOwn(context, 'BBS'), 'BBS_TOTAL')
    if (total === undefined) return null
    const isUnusual = (level === 'V' && total > mostV) || (level === 'I' && total < leastI)
    if (!isUnusual) return null
    const expected =
      level === 'V' ? words(`at most ${mostV}`, `حداکثر ${mostV}`) : words(`at least ${leastI}`, `دست‌کم ${leastI}`)
    const message = sentences(
      words(
        `A balance total of ${total} is unusual at level ${level} (${expected.en} is expected).`,
        `نمره کل تعادل ${total} در سطح ${level} غیرمعمول است (انتظار ${expected.fa}).`,
      ),
      CONFIRM,
    )
    return { message, item: context.form.oid === 'BBS' ? 'BBS_TOTAL' : 'GMFCS' }
  },
})
