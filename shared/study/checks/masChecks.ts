import { defineCheck } from '../../form/check.ts'
import { itemIndex } from '../../form/items.ts'
import { valueOf } from '../../form/values.ts'
import { mas } from '../../instruments/mas.ts'
import { answersOf } from '../scoreItems.ts'
import { openScoreItems, scoreItemsWithoutReason } from './scoreItemsOf.ts'
import { listed, words } from '../../text/text.ts'

/** Edit checks of the Ashworth scale within itself. */

export const ec055 = defineCheck({
  id: 'EC055',
  severity: 'hard',
  forms: ['MAS'],
  rule: 'Every muscle of the set is graded on both sides, or NT with a reason.',
  source: 'assumed',
  run: ({ definition, form, context }) => {
    const open = openScoreItems(definition, form.values, context)
    const [first] = open
    const reasons = scoreItemsWithoutReason(definition, form.values, context).map((item) => ({
      message: words('Choose why the muscle was not assessed.', 'علت ارزیابی نشدن این عضله را انتخاب کنید.'),
      item,
    }))
    if (first === undefined) return reasons
    const index = itemIndex(definition)
    const names = listed(
      open.flatMap((oid) => index.get(oid)?.item.label ?? []),
      '; ',
    )
    const message = words(
      `Not graded yet: ${names.en}. Grade each side, or mark it NT with a reason.`,
      `هنوز نمره ندارد: ${names.fa}. هر دو سمت را نمره دهید یا با ذکر علت NT ثبت کنید.`,
    )
    return [{ message, item: first }, ...reasons]
  },
})

/** The grades in their order, 1+ between 1 and 2. */
const GRADES: readonly string[] = mas.options.map(({ value }) => value)

export const ec056 = defineCheck({
  id: 'EC056',
  severity: 'soft',
  forms: ['MAS'],
  rule: 'The one grade for the child lies between the lowest and the highest grade of its muscles.',
  source: 'assumed',
  run: ({ definition, values }) => {
    const grade = valueOf(values, 'MAS_GLOBAL')
    const ranks = Object.values(answersOf(mas, definition, values))
      .map((answer) => GRADES.indexOf(String(answer)))
      .filter((rank) => rank >= 0)
    if (grade === undefined || ranks.length === 0) return null
    const rank = GRADES.indexOf(grade)
    const [lowest, highest] = [Math.min(...ranks), Math.max(...ranks)]
    if (rank >= lowest && rank <= highest) return null
    const message = words(
      `The muscles are graded ${GRADES[lowest]} to ${GRADES[highest]}, and the one grade for the child is ${grade}. Check it; if it is right, confirm with a comment.`,
      `عضلات از ${GRADES[lowest]} تا ${GRADES[highest]} نمره دارند و نمره کلی کودک ${grade} است. بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.`,
    )
    return { message, item: 'MAS_GLOBAL' }
  },
})
