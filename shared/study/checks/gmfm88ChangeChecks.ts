import { defineCheck, type CheckContext } from '../../form/check.ts'
import { numberOf, valueOf, type FormValues } from '../../form/values.ts'
import { gmfm88 } from '../../instruments/gmfm88.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { formAt } from '../lookup.ts'
import { answersOf } from '../scoreItems.ts'
import { earlierScales } from './scaleHistory.ts'
import { words } from '../../text/text.ts'

/** Edit checks of the GMFM-88 against an earlier sheet, and of the GMFM-66 score that is copied beside it. */

/** The numbers of the items that were not tested. */
function notTested({ definition }: CheckContext, values: FormValues): readonly number[] {
  const answers = answersOf(gmfm88, definition, values)
  return gmfm88.items.flatMap(({ id, number }) => (answers[id] === 'NT' ? [number] : []))
}

export const ec043 = defineCheck({
  id: 'EC043',
  severity: 'soft',
  forms: ['GMFM88'],
  rule: 'At most 5 items are not tested, and the same ones at baseline and at 12 months: else the change cannot be compared.',
  source: 'assumed',
  limits: { most: { value: 5, label: 'Most items not tested' } },
  run: (context, { most }) => {
    const own = notTested(context, context.values)
    const tooMany =
      own.length > most
        ? [
            {
              message: words(
                `${own.length} items were not tested: ${own.join(', ')}. A change cannot be compared well. Test what can be tested; if it is right, confirm with a comment.`,
                `${own.length} گویه ارزیابی نشد: ${own.join('، ')}. تغییر به‌خوبی مقایسه‌پذیر نیست. آنچه می‌شود ارزیابی کنید؛ اگر درست است، با توضیح تأیید کنید.`,
              ),
              item: 'GMFM_NT_COUNT',
            },
          ]
        : []
    const other = otherEnd(context)
    if (!other) return tooMany
    const before = notTested(context, other)
    const differing = [
      ...own.filter((number) => !before.includes(number)),
      ...before.filter((number) => !own.includes(number)),
    ].toSorted((a, b) => a - b)
    if (differing.length === 0) return tooMany
    const message = words(
      `Baseline and 12 months differ in the items that were not tested: ${differing.join(', ')}. The change cannot be compared well; if it is right, confirm with a comment.`,
      `گویه‌های ارزیابی‌نشده در پایه و ۱۲ ماهگی یکی نیست: ${differing.join('، ')}. تغییر به‌خوبی مقایسه‌پذیر نیست؛ اگر درست است، با توضیح تأیید کنید.`,
    )
    return [...tooMany, { message, item: 'GMFM_TOTAL' }]
  },
})

/** The sheet at the other end of the study: baseline at 12 months, 12 months at baseline. */
function otherEnd({ studyEvent, record, valuesOf }: CheckContext): FormValues | undefined {
  const visit = studyEvent?.oid === 'M12' ? 'BL' : studyEvent?.oid === 'BL' ? 'M12' : undefined
  const form = visit === undefined ? undefined : formAt(record, 'GMFM88', visit)
  if (!form || form.notDone !== undefined) return undefined
  const values = valuesOf(form)
  // A sheet that is not filled in yet has no set to compare with.
  return numberOf(values, 'GMFM_TOTAL') === undefined ? undefined : values
}

export const ec045 = defineCheck({
  id: 'EC045',
  severity: 'soft',
  forms: ['GMFM88'],
  rule: 'The total changes by no more than 25 points since the sheet before. Sheets with and without aids are not compared.',
  source: 'assumed',
  limits: { change: { value: 25, label: 'Largest change of the total', unit: 'points' } },
  run: (context, { change }) => {
    const total = numberOf(context.values, 'GMFM_TOTAL')
    const type = valueOf(context.values, 'GMFM_SCORE_TYPE')
    if (total === undefined) return null
    const before = earlierScales(context)
      .map((form) => context.valuesOf(form))
      .filter((values) => valueOf(values, 'GMFM_SCORE_TYPE') === type)
      .flatMap((values) => numberOf(values, 'GMFM_TOTAL') ?? [])[0]
    if (before === undefined || Math.abs(total - before) <= change) return null
    const message = words(
      `The total was ${formatHalfUp(before, 2)} and is ${formatHalfUp(total, 2)} now: a change of more than ${change} points. Look at both sheets side by side; if they are right, confirm with a comment.`,
      `نمره کل ${formatHalfUp(before, 2)} بود و اکنون ${formatHalfUp(total, 2)} است: تغییری بیش از ${change} امتیاز. هر دو برگه را کنار هم ببینید؛ اگر درست است، با توضیح تأیید کنید.`,
    )
    return { message, item: 'GMFM_TOTAL' }
  },
})

const GMFM66 = gmfm88.items.filter(({ inGmfm66 }) => inGmfm66).map(({ id }) => id)

export const ec050 = defineCheck({
  id: 'EC050',
  severity: 'hard',
  forms: ['GMFM88'],
  rule: 'A GMFM-66 score rests on at least 13 of its 66 items scored.',
  source: 'ref(CanChild)',
  limits: { least: { value: 13, label: 'Fewest items of the GMFM-66 scored' } },
  run: ({ definition, values }, { least }) => {
    if (numberOf(values, 'GMFM66_SCORE') === undefined) return null
    const answers = answersOf(gmfm88, definition, values)
    const scored = GMFM66.filter((id) => answers[id] !== null && answers[id] !== 'NT').length
    if (scored >= least) return null
    const message = words(
      `Only ${scored} items of the GMFM-66 are scored; its score needs at least ${least}. Score more items, or clear the GMFM-66 score.`,
      `تنها ${scored} گویه GMFM-66 نمره دارد؛ نمره آن دست‌کم ${least} گویه می‌خواهد. گویه‌های بیشتری را نمره دهید یا نمره GMFM-66 را پاک کنید.`,
    )
    return { message, item: 'GMFM66_SCORE' }
  },
})
