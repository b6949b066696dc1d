import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { repeatsOf, valueOf, type FormValues } from '../../form/values.ts'
import { baselineOf } from './scaleHistory.ts'
import { sentences, type Text, words } from '../../text/text.ts'

/** Edit checks that a scale is the same one, taken in the same way, as at baseline. */

/** A difference from baseline in one answer, when both are there. */
function differs(context: CheckContext, item: string): { readonly was: string; readonly is: string } | null {
  const baseline = baselineOf(context)
  const was = baseline && valueOf(baseline, item)
  const is = valueOf(context.values, item)
  return was === undefined || is === undefined || was === is ? null : { was, is }
}

const SAME_SCALE = words(
  'The two cannot be compared. Use the one of baseline; if this cannot be done, mark the scale as not done.',
  'این دو مقایسه‌پذیر نیستند. همان مقیاس پایه را به کار برید؛ اگر ممکن نیست، مقیاس را انجام‌نشده ثبت کنید.',
)

export const ec053 = defineCheck({
  id: 'EC053',
  severity: 'hard',
  forms: ['BBS'],
  rule: 'The balance scale is the one that was used at baseline.',
  source: 'assumed',
  run: (context) => {
    const difference = differs(context, 'BBS_VARIANT')
    if (!difference) return null
    const message = sentences(
      words(
        `The ${difference.was} was used at baseline, the ${difference.is} now.`,
        `در پایه ${difference.was} به کار رفت و اکنون ${difference.is}.`,
      ),
      SAME_SCALE,
    )
    return { message, item: 'BBS_VARIANT' }
  },
})

export const ec058 = defineCheck({
  id: 'EC058',
  severity: 'hard',
  forms: ['FIM'],
  rule: 'The measure of independence is the variant that was used at baseline.',
  source: 'assumed',
  run: (context) => {
    const difference = differs(context, 'FIM_VARIANT')
    if (!difference) return null
    const message = sentences(
      words(
        `${difference.was} was used at baseline, ${difference.is} is set now.`,
        `در پایه ${difference.was} به کار رفت و اکنون ${difference.is} تنظیم است.`,
      ),
      SAME_SCALE,
      words(
        'The variant is a setting of the study: tell the coordinator.',
        'نسخه از تنظیمات مطالعه است: به هماهنگ‌کننده اطلاع دهید.',
      ),
    )
    return { message, item: 'FIM_VARIANT' }
  },
})

const OTHER_ASSESSOR = words('Another assessor than at baseline.', 'ارزیاب با ارزیاب پایه یکی نیست.')

/** Answers that should be the same at every visit: who assessed, and how. */
const SAME: Readonly<Record<string, readonly (readonly [item: string, what: Text])[]>> = {
  GMFCS: [['GMFCS_ASSESSOR', OTHER_ASSESSOR]],
  GMFM88: [
    ['GMFM_ASSESSOR', OTHER_ASSESSOR],
    [
      'GMFM_SCORE_TYPE',
      words(
        'With aids at one visit and without at the other: the two totals are never compared.',
        'در یک ویزیت با وسیله کمکی و در دیگری بدون آن: این دو نمره کل هرگز مقایسه نمی‌شوند.',
      ),
    ],
  ],
  BBS: [['BBS_ASSESSOR', OTHER_ASSESSOR]],
  MAS: [['MAS_ASSESSOR', OTHER_ASSESSOR]],
  FIM: [
    ['FIM_ASSESSOR', OTHER_ASSESSOR],
    [
      'FIM_LOCOMOTION',
      words(
        'The walking item was scored for another way of moving about than at baseline.',
        'گویه راه رفتن برای شیوه حرکتی جز شیوه پایه نمره گرفته است.',
      ),
    ],
  ],
}

const CONFIRM = words(
  'If it cannot be otherwise, confirm with a comment; it is shown in the listing.',
  'اگر چاره دیگری نیست، با توضیح تأیید کنید؛ در فهرست گزارش نشان داده می‌شود.',
)

export const ec059 = defineCheck({
  id: 'EC059',
  severity: 'soft',
  forms: Object.keys(SAME),
  rule: 'Assessor, aids and way of moving about are those of baseline. What differs is shown in the listing.',
  source: 'assumed',
  run: (context): readonly Raised[] => {
    const changed = (SAME[context.form.oid] ?? [])
      .filter(([item]) => differs(context, item))
      .map(([item, what]) => ({ message: sentences(what, CONFIRM), item }))
    const baseline = baselineOf(context)
    const sameType = changed.every(({ item }) => item !== 'GMFM_SCORE_TYPE')
    if (context.form.oid !== 'GMFM88' || !baseline || !sameType || aidsOf(baseline) === aidsOf(context.values)) {
      return changed
    }
    return [
      ...changed,
      {
        message: sentences(
          words('Other aids or orthoses than at baseline.', 'وسایل کمکی یا ارتزها با پایه یکی نیست.'),
          CONFIRM,
        ),
        item: 'GMFM_SCORE_TYPE',
      },
    ]
  },
})

/** The aids and orthoses of a sheet, in one order. */
function aidsOf(values: FormValues): string {
  return repeatsOf(values, 'GMFM_AIDS')
    .map((row) => valueOf(values, 'GMFM_AID', row) ?? '')
    .toSorted()
    .join(' ')
}
